/// The digits of a phone number as people type it: spaces, dashes and +86 are passed over.
export function phoneFrom(typed: string): string {
  return typed.replace(/[\s\-－—()（）]/g, '').replace(/^(\+?86|0086)(?=1\d{10}$)/, '')
}

/// Eleven digits that begin with 1: no carrier is guessed from the prefix.
export function isPhone(digits: string): boolean {
  return /^1\d{10}$/.test(digits)
}

/// The digits of a code that has `count` of them; other characters, such as the spaces of a pasted
/// message, are passed over.
export function codeFrom(typed: string, count: number): string {
  return typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '')
    .slice(0, count)
}

export type Language = 'zh' | 'en'
export type Facts = Readonly<Record<string, string | number>>

export const htmlLanguage: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

/// `one|many` in a text is chosen by the fact `n`; Chinese needs no such choice.
export function fill(text: string, facts: Facts): string {
  const [one, many] = text.split('|')
  const chosen = many === undefined || facts['n'] === 1 ? one! : many
  return chosen.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? `{${name}}`))
}

/// 12,345 in every language; up to two decimals may follow.
export function sayNumber(value: number | string): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

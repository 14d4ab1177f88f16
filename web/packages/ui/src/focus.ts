const focusable = [
  'a[href]',
  'button:not([disabled])',
  'input:not([disabled])',
  'select:not([disabled])',
  'textarea:not([disabled])',
  '[tabindex]:not([tabindex="-1"])',
].join()

/// What Tab reaches within an element, in document order.
export function focusableIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(focusable)].filter((element) => !element.hidden)
}

/// Where Tab goes inside a loop of `length` elements; `current` is -1 when none of them has focus.
export function nextFocus(length: number, current: number, backwards: boolean): number {
  if (length === 0) return -1
  if (current < 0) return backwards ? length - 1 : 0
  return (current + (backwards ? length - 1 : 1)) % length
}

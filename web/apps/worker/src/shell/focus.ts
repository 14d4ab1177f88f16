let first = true

/// True once: the browser itself places the focus on the page with which the app opens.
export function takeFirstPage(): boolean {
  const was = first
  first = false
  return was
}

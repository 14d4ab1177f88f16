let isFirst = true

/// True once: the browser itself places the focus on the page with which the console opens.
export function takeFirstPage(): boolean {
  const was = isFirst
  isFirst = false
  return was
}

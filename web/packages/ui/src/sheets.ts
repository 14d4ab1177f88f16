/// How each open sheet is closed; the one on top is the last.
const closers: (() => void)[] = []

/// Remembers an open sheet; the function that it gives back forgets it.
export function openSheet(close: () => void): () => void {
  closers.push(close)
  return () => {
    const at = closers.lastIndexOf(close)
    if (at >= 0) closers.splice(at, 1)
  }
}

/// Asks the sheet on top to close; false when none is open.
export function closeTopSheet(): boolean {
  const close = closers[closers.length - 1]
  close?.()
  return close !== undefined
}

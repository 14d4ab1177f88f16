export interface Curve {
  points: { x: number; y: number }[]
  path: string
}

/// A line through `values` inside a box. Missing values are passed over. With `upsideDown` the
/// smallest value is on top, as a rank wants it.
export function curve(values: readonly (number | null)[], width: number, height: number, upsideDown: boolean): Curve {
  const known = values.filter((value): value is number => value !== null)
  const low = Math.min(...known)
  const high = Math.max(...known)
  const range = high - low || 1
  const points = values.flatMap((value, index) => {
    if (value === null) return []
    const share = high === low ? 0.5 : (value - low) / range
    const x = values.length === 1 ? width : (index / (values.length - 1)) * width
    return [{ x: round(x), y: round((upsideDown ? share : 1 - share) * height) }]
  })
  return { points, path: points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('') }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

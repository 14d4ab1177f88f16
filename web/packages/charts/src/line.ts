export interface Station {
  /** Counted from 1. */
  day: number
  x: number
  y: number
}

export interface Serpentine {
  width: number
  height: number
  stations: Station[]
  /** The whole line as an SVG path. */
  path: string
  /** The line from the first station to the one with this number, 1 to the last. */
  pathTo: (day: number) => string
}

const width = 343
const marginX = 15
const rowTop = 18
const rowGap = 32

/// The month as one line in two rows: from left to right, through a half circle, and back.
/// `days` is 28 to 31; the first row has the larger half.
export function serpentine(days: number): Serpentine {
  const perRow = Math.ceil(days / 2)
  const radius = rowGap / 2
  const step = (width - 2 * marginX - radius) / (perRow - 1)
  const stations = Array.from({ length: days }, (_, index) => {
    const second = index >= perRow
    const column = second ? 2 * perRow - 1 - index : index
    return { day: index + 1, x: round(marginX / 2 + column * step), y: second ? rowTop + rowGap : rowTop }
  })
  const last = stations[perRow - 1]!
  const turn = `L${last.x} ${rowTop}A${radius} ${radius} 0 0 1 ${last.x} ${rowTop + rowGap}`

  const pathTo = (day: number): string => {
    const first = stations[0]!
    const end = stations[Math.min(Math.max(day, 1), days) - 1]!
    const start = `M${first.x} ${first.y}`
    return end.y === rowTop ? `${start}L${end.x} ${end.y}` : `${start}${turn}L${end.x} ${end.y}`
  }
  return { width, height: 2 * rowTop + rowGap, stations, path: pathTo(days), pathTo }
}

export type DayMark = 'played' | 'missed' | 'ahead' | 'today' | 'today-played'

/// What a station shows. A day that was not played is an open ring and nothing worse.
export function dayMark(day: number, today: number, played: ReadonlySet<number>): DayMark {
  if (day === today) return played.has(day) ? 'today-played' : 'today'
  if (day > today) return 'ahead'
  return played.has(day) ? 'played' : 'missed'
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

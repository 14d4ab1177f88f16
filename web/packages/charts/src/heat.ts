export interface HeatCell {
  date: string
  /** 0 to 53. */
  week: number
  /** 0 is Monday. */
  weekday: number
}

const dayMs = 86_400_000

/// All days of a year in columns of weeks that begin on Monday.
export function yearGrid(year: number): HeatCell[] {
  const first = Date.UTC(year, 0, 1)
  const offset = (new Date(first).getUTCDay() + 6) % 7
  const days = Math.round((Date.UTC(year + 1, 0, 1) - first) / dayMs)
  return Array.from({ length: days }, (_, index) => ({
    date: new Date(first + index * dayMs).toISOString().slice(0, 10),
    week: Math.floor((index + offset) / 7),
    weekday: (index + offset) % 7,
  }))
}

/// One of five steps: 0 not played, 4 the most that a day can bring.
export function heatStep(points: number | undefined, pointsMax: number): number {
  if (points === undefined) return 0
  return Math.min(4, 1 + Math.floor((points / pointsMax) * 3.999))
}

/// A day in the zone of this phone, written like the server's instants.
export function localInstant(ms: number): string {
  const date = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000)
  return date.toISOString().slice(0, 16)
}

/// Days of a month such as "2021-02".
export function daysIn(month: string): number {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

/// Weekday of a date, 0 is Monday.
export function weekday(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}

/// The month so many months away.
export function monthAway(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/// The day of today in a month: 0 while the month is ahead, days + 1 when it is over.
export function dayInMonth(month: string, today: string): number {
  if (today.slice(0, 7) === month) return Number(today.slice(8))
  return today < month ? 0 : daysIn(month) + 1
}

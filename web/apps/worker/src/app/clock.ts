const entry = 'palmunion.clock'

/// The server's clock as this phone knows it: its own clock plus what the last answers said. Kept,
/// so that a reload without a network does not take a wrong clock of the phone for the time.
let offsetMs = kept()

function kept(): number {
  try {
    const stored = Number(localStorage.getItem(entry))
    return Number.isFinite(stored) ? stored : 0
  } catch {
    return 0
  }
}

function keep(difference: number): void {
  offsetMs = difference
  try {
    localStorage.setItem(entry, String(Math.round(difference)))
  } catch {
    // A browser without storage learns it anew from the next answer.
  }
}

export function serverNow(): number {
  return Date.now() + offsetMs
}

/// Learns from an instant that the server has just written.
export function learnTime(instant: string): void {
  const time = Date.parse(instant)
  if (Number.isFinite(time)) keep(time - Date.now())
}

/// Learns from the `Date` of an answer, which is cut to the second.
export function learnFromResponse(response: Response): void {
  const date = Date.parse(response.headers.get('Date') ?? '')
  if (!Number.isFinite(date)) return
  const difference = date + 500 - Date.now()
  if (Math.abs(difference - offsetMs) > 1500) keep(difference)
}

/// Whole seconds from now until `deadline`, never below 0.
export function secondsLeft(deadline: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(deadline) - now) / 1000))
}

/// 75 as "1:15".
export function sayClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const announcedAt = [60, 30, 10]

/// The mark that lies between two readings of the timer, if one does: screen readers hear only
/// these.
export function crossedMark(before: number, after: number): number | null {
  return announcedAt.find((mark) => before > mark && after <= mark) ?? null
}

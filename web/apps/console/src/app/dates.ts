import { htmlLanguage } from '@palmunion/face'
import { language } from './i18n'

/// All of the union works by one clock, wherever the browser stands.
const zone = 'Asia/Shanghai'
const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' }
const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

function say(instant: string | number, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(htmlLanguage[language()], { timeZone: zone, ...parts }).format(new Date(instant))
}

/// Day with its weekday, hour and minute.
export function sayInstant(instant: string | number): string {
  return say(instant, { ...date, ...time })
}

/// The same to the second, for records.
export function sayExactly(instant: string | number): string {
  return say(instant, { ...date, ...time, second: '2-digit' })
}

export function sayDay(instant: string | number): string {
  return say(instant, date)
}

/// Hour and minute of a moment of today.
export function sayTime(instant: string | number): string {
  return say(instant, time)
}

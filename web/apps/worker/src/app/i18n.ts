import { fill, htmlLanguage, type Facts, type Language } from '@palmunion/face'
import { shallowRef } from 'vue'
import type { account } from '../words/zh/account'
import { core } from '../words/zh/core'

export type CoreWord = keyof typeof core
export type AccountWord = keyof typeof account
export type Word = CoreWord | AccountWord
/** The words for signing in, unions and settings come with the first page that needs them. */
export type Pack = 'core' | 'account'
export { sayNumber } from '@palmunion/face'
export type { Language }

const spoken = shallowRef<{ language: Language; words: Partial<Record<Word, string>> }>({
  language: 'zh',
  words: core,
})
const needed = new Set<Pack>(['core'])

const sources: Record<Language, Record<Pack, () => Promise<Partial<Record<Word, string>>>>> = {
  zh: {
    core: () => Promise.resolve(core),
    account: async () => (await import('../words/zh/account')).account,
  },
  en: {
    core: async () => (await import('../words/en/core')).core,
    account: async () => (await import('../words/en/account')).account,
  },
}

export function language(): Language {
  return spoken.value.language
}

/// Loads the words of a language and switches every screen to them.
export async function speak(wanted: Language): Promise<void> {
  const packs = await Promise.all([...needed].map((pack) => sources[wanted][pack]()))
  spoken.value = { language: wanted, words: Object.assign({}, ...packs) as Partial<Record<Word, string>> }
  document.documentElement.lang = htmlLanguage[wanted]
}

/// Makes sure that a pack is there before the page that needs it.
export async function needWords(pack: Pack): Promise<void> {
  if (needed.has(pack)) return
  needed.add(pack)
  await speak(language())
}

/// The words for `word` with its `{facts}` filled in.
export function t(word: Word, facts: Facts = {}): string {
  return fill(spoken.value.words[word] ?? word, facts)
}

const months = 'January February March April May June July August September October November December'.split(' ')

/// A date such as "2021-03-23" as people say it, without the year.
export function sayDate(date: string): string {
  const [, month, day] = date.split('-').map(Number) as [number, number, number]
  return language() === 'zh' ? `${month} 月 ${day} 日` : `${day} ${months[month - 1]!.slice(0, 3)}`
}

/// The same with the year.
export function sayFullDate(date: string): string {
  const year = date.slice(0, 4)
  return language() === 'zh' ? `${year} 年 ${sayDate(date)}` : `${sayDate(date)} ${year}`
}

/// A month such as "2021-03".
export function sayMonth(month: string): string {
  const number = Number(month.slice(5, 7))
  return language() === 'zh' ? `${number} 月` : months[number - 1]!
}

/// The same in as few letters as a chart has room for.
export function sayShortMonth(month: string): string {
  return language() === 'zh' ? sayMonth(month) : sayMonth(month).slice(0, 3)
}

export function sayFullMonth(month: string): string {
  const year = month.slice(0, 4)
  return language() === 'zh' ? `${year} 年 ${sayMonth(month)}` : `${sayMonth(month)} ${year}`
}

/// Hour and minute as the instant itself writes them: the contest's zone, wherever the phone is.
export function sayTime(instant: string): string {
  return instant.slice(11, 16)
}

export function sayInstant(instant: string): string {
  return `${sayDate(instant.slice(0, 10))} ${sayTime(instant)}`
}

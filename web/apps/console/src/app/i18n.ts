import { fill, htmlLanguage, type Facts, type Language } from '@palmunion/face'
import { shallowRef } from 'vue'
import type { audit } from '../words/zh/audit'
import { frame } from '../words/zh/frame'
import type { identity } from '../words/zh/identity'
import type { membership } from '../words/zh/membership'

export type Word = keyof typeof frame | keyof typeof identity | keyof typeof membership | keyof typeof audit
/** Words come with the first page that needs them; those of the frame are always there. */
export type Pack = 'frame' | 'identity' | 'membership' | 'audit'
type Words = Partial<Record<Word, string>>

const spoken = shallowRef<{ language: Language; words: Words }>({ language: 'zh', words: frame })
const needed = new Set<Pack>(['frame'])

const sources: Record<Language, Record<Pack, () => Promise<Words>>> = {
  zh: {
    frame: () => Promise.resolve(frame),
    identity: async () => (await import('../words/zh/identity')).identity,
    membership: async () => (await import('../words/zh/membership')).membership,
    audit: async () => (await import('../words/zh/audit')).audit,
  },
  en: {
    frame: async () => (await import('../words/en/frame')).frame,
    identity: async () => (await import('../words/en/identity')).identity,
    membership: async () => (await import('../words/en/membership')).membership,
    audit: async () => (await import('../words/en/audit')).audit,
  },
}

export function language(): Language {
  return spoken.value.language
}

/// Loads the words of a language and switches every screen to them.
export async function speak(wanted: Language): Promise<void> {
  const packs = await Promise.all([...needed].map((pack) => sources[wanted][pack]()))
  spoken.value = { language: wanted, words: Object.assign({}, ...packs) as Words }
  document.documentElement.lang = htmlLanguage[wanted]
}

/// Makes sure that these packs are there before the page that needs them.
export async function needWords(packs: readonly Pack[]): Promise<void> {
  if (packs.every((pack) => needed.has(pack))) return
  packs.forEach((pack) => needed.add(pack))
  await speak(language())
}

/// The words for `word` with its `{facts}` filled in.
export function t(word: Word, facts: Facts = {}): string {
  return fill(spoken.value.words[word] ?? word, facts)
}

/// Whether there are words of this name, which may have come from the server.
export function isWord(name: string): name is Word {
  return name in spoken.value.words
}

/// The words of a name that the server gave; the name itself when a newer server knows more.
export function sayName(prefix: string, name: string): string {
  const word = `${prefix}.${name}`
  return isWord(word) ? t(word) : name
}

// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { account as accountEn } from '@/words/en/account'
import { core as coreEn } from '@/words/en/core'
import { account as accountZh } from '@/words/zh/account'
import { core as coreZh } from '@/words/zh/core'

const source = new URL('../../src/', import.meta.url)
const files = readdirSync(source, { recursive: true })
  .map(String)
  .filter((name) => /\.(vue|ts)$/.test(name) && !name.startsWith('words/'))
const texts = new Map(files.map((name) => [name, readFileSync(new URL(name, source), 'utf8')]))

const zh: Record<string, string> = { ...coreZh, ...accountZh }
const en: Record<string, string> = { ...coreEn, ...accountEn }
const facts = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort()

describe('the words', () => {
  it('have the same names in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  })

  it('share no name between the packs', () => {
    expect(Object.keys(coreZh).filter((name) => name in accountZh)).toEqual([])
  })

  it.each(Object.keys(zh))('%s has words, and the same facts, in both languages', (name) => {
    expect(zh[name]).not.toBe('')
    expect(en[name]).not.toBe('')
    const inChinese = facts(zh[name]!)
    // English may leave out a number that its words already say.
    expect(facts(en[name]!).filter((fact) => !inChinese.includes(fact) && fact !== 'n')).toEqual([])
    for (const fact of inChinese) expect(facts(en[name]!)).toContain(fact)
  })

  it('write full-width punctuation in Chinese and none of it in English', () => {
    for (const [name, text] of Object.entries(zh)) {
      expect(`${name}: ${text}`).not.toMatch(/[一-鿿][,;!?]/)
    }
    for (const [name, text] of Object.entries(en)) expect(`${name}: ${text}`).not.toMatch(/[，。；！？、]/)
  })

  it('are all used', () => {
    const all = [...texts.values()].join('\n')
    const prefixes = [...all.matchAll(/t\(`([\w.]+)\.\$\{/g)].map(([, prefix]) => `${prefix}.`)
    const unused = Object.keys(zh).filter(
      (name) => !all.includes(`'${name}'`) && !prefixes.some((prefix) => name.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })

  it('of the account pack are asked for only by pages that load it', () => {
    const strangers = [...texts].flatMap(([file, text]) => {
      if (/rooms\/(identity|organisation|membership)\//.test(file)) return []
      return Object.keys(accountZh)
        .filter((name) => text.includes(`'${name}'`))
        .map((name) => `${file}: ${name}`)
    })
    expect(strangers).toEqual([])
  })
})

describe('the templates', () => {
  it('hold no words of their own', () => {
    const strangers = [...texts].flatMap(([file, text]) => {
      const template = text.slice(text.indexOf('<template>'))
      if (!file.endsWith('.vue')) return []
      return [...template.matchAll(/[一-鿿]+/g)].map(([words]) => `${file}: ${words}`)
    })
    // The name of the other language is always written in that language.
    expect(strangers).toEqual(['rooms/home/HomePage.vue: 中文'])
  })
})

// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const source = new URL('../../src/', import.meta.url)
const files = readdirSync(source, { recursive: true }).map(String)
const texts = new Map(
  files
    .filter((name) => /\.(vue|ts)$/.test(name) && !name.startsWith('words/'))
    .map((name) => [name, readFileSync(new URL(name, source), 'utf8')]),
)
const packs = files.filter((name) => /^words\/zh\/\w+\.ts$/.test(name)).map((name) => name.slice(9, -3))

type Words = Record<string, string>
async function load(language: 'zh' | 'en', pack: string): Promise<Words> {
  const module = (await import(`../../src/words/${language}/${pack}.ts`)) as Record<string, Words>
  return module[pack]!
}
async function all(language: 'zh' | 'en'): Promise<[string, string][]> {
  return (await Promise.all(packs.map((pack) => load(language, pack)))).flatMap((words) => Object.entries(words))
}
const facts = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort()

describe('the words of the console', () => {
  it('have the same names and facts in both languages', async () => {
    for (const pack of packs) {
      const [zh, en] = await Promise.all([load('zh', pack), load('en', pack)])
      expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
      for (const [name, text] of Object.entries(zh)) expect([name, facts(en[name]!)]).toEqual([name, facts(text)])
    }
  })

  it('have names of their own in each pack', async () => {
    const names = (await all('zh')).map(([name]) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('write full-width punctuation in Chinese and none of it in English', async () => {
    for (const [name, text] of await all('zh')) expect(`${name}: ${text}`).not.toMatch(/[一-鿿][,;!?]/)
    for (const [name, text] of await all('en')) expect(`${name}: ${text}`).not.toMatch(/[，。；！？、]/)
  })

  it('are all used', async () => {
    const code = [...texts.values()].join('\n')
    const prefixes = [
      ...[...code.matchAll(/t\(`([\w.]+)\.\$\{/g)].map(([, prefix]) => `${prefix}.`),
      ...[...code.matchAll(/sayName\('([\w.]+)'/g)].map(([, prefix]) => `${prefix}.`),
    ]
    const unused = (await all('zh'))
      .map(([name]) => name)
      .filter((name) => !code.includes(`'${name}'`) && !prefixes.some((prefix) => name.startsWith(prefix)))
    expect(unused).toEqual([])
  })
})

describe('the templates of the console', () => {
  it('hold no words of their own', () => {
    const strangers = [...texts].flatMap(([file, text]) =>
      file.endsWith('.vue')
        ? [...text.slice(text.indexOf('<template>')).matchAll(/[一-鿿]+/g)].map(([words]) => `${file}: ${words}`)
        : [],
    )
    expect(strangers).toEqual([])
  })
})

// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8')

function values(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0]!
  return Object.fromEntries([...block.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]))
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const light = values(':root')
const dark = values(':root[data-theme="dark"]')

describe('the dark colours', () => {
  it('are the same whether the system or the person asks for them', () => {
    expect(values(':root:not([data-theme="light"])')).toEqual(dark)
  })
})

describe.each([
  ['light', light],
  ['dark', { ...light, ...dark }],
])('contrast in %s', (_, colours) => {
  it.each(['--ink', '--ink-2', '--ink-3', '--red', '--blue', '--gold', '--teal', '--ok', '--err'])(
    '%s is at least 4.5 on paper and canvas',
    (name) => {
      expect(contrast(colours[name]!, colours['--paper']!)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colours[name]!, colours['--canvas']!)).toBeGreaterThanOrEqual(4.5)
    },
  )
  it('edges of controls have at least 3, the main button 4.5', () => {
    expect(contrast(colours['--edge']!, colours['--paper']!)).toBeGreaterThanOrEqual(3)
    expect(contrast('#ffffff', colours['--red-fill']!)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours['--ink-2']!, colours['--red-soft']!)).toBeGreaterThanOrEqual(4.5)
  })
})

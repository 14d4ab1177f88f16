import { Refused } from '@palmunion/api'
import { mount } from '@vue/test-utils'
import { encode } from 'uqr'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { Declined, useAct, withProof } from '~/app/acting'
import { ask, asked } from '~/app/asking'
import { fieldOf, sayFailure } from '~/app/failure'
import { placeOf, placesFor } from '~/app/places'
import { answerProof, isProofAsked } from '~/app/proof'
import { useQuery } from '~/app/query'
import { safeNext } from '~/app/router'
import { settingsFrom } from '~/app/settings'
import { isTaken } from '~/app/shortcuts'
import { drawQr } from '~/parts/qr'

function refused(code: string, facts: Record<string, unknown> = {}, retryAfterS: number | null = null): Refused {
  return new Refused({ type: '', title: '不行', status: 403, code, trace_id: '7f3a', ...facts }, retryAfterS)
}

describe('an act that needs the second factor again', () => {
  afterEach(() => answerProof(false))

  it('asks for it, and is tried once more when it was shown', async () => {
    let tries = 0
    const act = (): Promise<number> => (++tries === 1 ? Promise.reject(refused('step_up_needed')) : Promise.resolve(5))
    const result = withProof(act)
    await Promise.resolve()
    await Promise.resolve()
    expect(isProofAsked.value).toBe(true)
    answerProof(true)
    expect(await result).toBe(5)
    expect(tries).toBe(2)
  })

  it('is given up when it was not', async () => {
    const result = withProof(() => Promise.reject(refused('step_up_needed')))
    await Promise.resolve()
    await Promise.resolve()
    answerProof(false)
    await expect(result).rejects.toBeInstanceOf(Declined)
  })

  it('says any other refusal at once', async () => {
    await expect(withProof(() => Promise.reject(refused('not_permitted')))).rejects.toMatchObject({
      code: 'not_permitted',
    })
    expect(isProofAsked.value).toBe(false)
  })
})

describe('one act of a page', () => {
  it('is not done twice by a second press', async () => {
    const { busy, run } = useAct()
    let finish = (): void => undefined
    const first = run(() => new Promise<void>((resolve) => (finish = resolve)))
    expect(busy.value).toBe(true)
    expect(await run(() => Promise.reject(new Error('never called')))).toBe(false)
    finish()
    expect(await first).toBe(true)
    expect(busy.value).toBe(false)
  })

  it('keeps why it failed until the next try', async () => {
    const { failure, run } = useAct()
    expect(await run(() => Promise.reject(refused('not_permitted')))).toBe(false)
    expect(sayFailure(failure.value)).toBe('不行')
    expect(await run(() => Promise.resolve())).toBe(true)
    expect(failure.value).toBeNull()
  })
})

describe('a failure', () => {
  it('names its field, if it has one', () => {
    expect(fieldOf(refused('login_malformed', { field: 'login' }))).toBe('login')
    expect(fieldOf(refused('login_malformed'))).toBeNull()
    expect(fieldOf(new Error('no answer'))).toBeNull()
  })

  it('says until when somebody has to wait', () => {
    expect(sayFailure(refused('staff_sign_in_paused', {}, 600))).toMatch(/\d\d:\d\d/)
  })
})

describe('a question before something grave', () => {
  it('is answered no when another one is asked', async () => {
    const first = ask({ title: '一', text: '', confirm: '' })
    const second = ask({ title: '二', text: '', confirm: '' })
    expect(await first).toBe(false)
    asked.value!.answer(true)
    expect(await second).toBe(true)
    expect(asked.value).toBeNull()
  })
})

describe('the menu', () => {
  it('shows what a person may do, and what is everybody’s', () => {
    expect(placesFor([]).map(({ path }) => path)).toEqual(['/', '/account'])
    expect(placesFor(['staff.see']).map(({ path }) => path)).toContain('/colleagues')
  })

  it('knows to which place a page belongs', () => {
    expect(placeOf('/')?.path).toBe('/')
    expect(placeOf('/colleagues/7')?.path).toBe('/colleagues')
    expect(placeOf('/colleaguesque')).toBeUndefined()
  })
})

describe('after signing in', () => {
  it.each([
    ['/colleagues?q=a', '/colleagues?q=a'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
    ['/sign-in?next=/sign-in', '/'],
    [undefined, '/'],
  ])('%s leads to %s', (next, path) => expect(safeNext(next)).toBe(path))
})

describe('the settings', () => {
  it('fall back to their defaults where they cannot be read', () => {
    const defaults = { language: 'zh', theme: 'system', shortcuts: true }
    expect(settingsFrom(null)).toEqual(defaults)
    expect(settingsFrom('{')).toEqual(defaults)
    expect(settingsFrom('null')).toEqual(defaults)
    expect(settingsFrom('{"language":"en","theme":"dark","shortcuts":false}')).toEqual({
      language: 'en',
      theme: 'dark',
      shortcuts: false,
    })
  })
})

describe('values in the address', () => {
  it('stay together when several change at once', async () => {
    const page = defineComponent({
      setup: () => {
        const [act, subject] = [useQuery('act'), useQuery('subject')]
        const search = (): void => {
          act.value = 'contest_created'
          subject.value = ''
        }
        return () => h('button', { onClick: search }, act.value)
      },
    })
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: page }] })
    await router.push('/?subject=contest:march&page=2')
    const shown = mount(page, { global: { plugins: [router] } })
    await shown.trigger('click')
    await vi.waitFor(() => expect(shown.text()).toBe('contest_created'))
    expect(router.currentRoute.value.query).toEqual({ act: 'contest_created', page: '2' })
  })
})

describe('single keys', () => {
  function pressedIn(html: string, options: KeyboardEventInit = {}): boolean {
    document.body.innerHTML = html
    let isSeenAsTaken = false
    const hear = (event: KeyboardEvent): void => void (isSeenAsTaken = isTaken(event))
    window.addEventListener('keydown', hear)
    const press = new KeyboardEvent('keydown', { key: '?', bubbles: true, ...options })
    document.querySelector('.target')!.dispatchEvent(press)
    window.removeEventListener('keydown', hear)
    return isSeenAsTaken
  }

  it('are left to whoever types, to dialogs and to the browser', () => {
    expect(pressedIn('<input class="target">')).toBe(true)
    expect(pressedIn('<div role="dialog"><button class="target"></button></div>')).toBe(true)
    expect(pressedIn('<p class="target"></p>', { ctrlKey: true })).toBe(true)
    expect(pressedIn('<button class="target"></button>')).toBe(false)
  })
})

describe('a drawn QR code', () => {
  it('has every dark module and no other', () => {
    const text = 'otpauth://totp/PalmUnion:li.lei?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const { data, size } = encode(text, { ecc: 'M', border: 4 })
    const drawn = drawQr(text)
    const dark = new Set<string>()
    for (const [, x, y, run] of drawn.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      for (let step = 0; step < Number(run); step++) dark.add(`${Number(x) + step} ${y}`)
    const wanted = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])))
    expect(drawn.size).toBe(size)
    expect([...dark].sort()).toEqual(wanted.sort())
  })
})

import { Refused, Unreachable, type Schemas } from '@palmunion/api'
import { fill } from '@palmunion/face'
import { describe, expect, it, vi } from 'vitest'
import { crossedMark, learnFromResponse, learnTime, sayClock, secondsLeft, serverNow } from '@/app/clock'
import { dayInMonth, daysIn, monthAway, weekday } from '@/app/dates'
import { doorFrom } from '@/app/entry'
import { sayNumber, sayTime } from '@/app/i18n'
import { install, installer } from '@/app/pwa'
import { stateAfter } from '@/app/resource'
import { safeNext } from '@/app/router'
import { settingsFrom } from '@/app/settings'
import { currentContest, type ContestSummary } from '@/rooms/contest/contests'
import { isUnder, pathWords } from '@/rooms/organisation/unions'
import { scopesFor } from '@/rooms/quiz/boards'

describe('the timer', () => {
  it('counts whole seconds up and never below zero', () => {
    const deadline = '2021-03-23T09:05:00+08:00'
    const end = Date.parse(deadline)
    expect(secondsLeft(deadline, end - 1500)).toBe(2)
    expect(secondsLeft(deadline, end - 1)).toBe(1)
    expect(secondsLeft(deadline, end)).toBe(0)
    expect(secondsLeft(deadline, end + 5000)).toBe(0)
  })
  it('is announced at 60, 30 and 10 seconds only, even after a pause of the phone', () => {
    expect(crossedMark(61, 60)).toBe(60)
    expect(crossedMark(60, 59)).toBeNull()
    expect(crossedMark(45, 25)).toBe(30)
    expect(crossedMark(11, 10)).toBe(10)
    expect(crossedMark(9, 8)).toBeNull()
  })
  it('is written as minutes and seconds', () => {
    expect([300, 75, 9, 0].map(sayClock)).toEqual(['5:00', '1:15', '0:09', '0:00'])
  })
  it('follows the server, not the phone', () => {
    learnTime(new Date(Date.now() + 60_000).toISOString())
    expect(serverNow() - Date.now()).toBeGreaterThan(59_000)
    learnFromResponse(new Response(null, { headers: { Date: new Date(Date.now() - 30_000).toUTCString() } }))
    expect(Math.abs(serverNow() - Date.now() + 30_000)).toBeLessThan(2000)
    learnFromResponse(new Response(null))
    expect(Math.abs(serverNow() - Date.now() + 30_000)).toBeLessThan(2000)
  })
})

describe('the clock of the server', () => {
  it('is still known after a reload without a network', async () => {
    learnTime(new Date(Date.now() - 7_200_000).toISOString())
    vi.resetModules()
    const reloaded = await import('@/app/clock')
    expect(Math.abs(reloaded.serverNow() - Date.now() + 7_200_000)).toBeLessThan(1000)
  })
  it('is that of the phone until the server has been heard', async () => {
    localStorage.clear()
    vi.resetModules()
    const fresh = await import('@/app/clock')
    expect(Math.abs(fresh.serverNow() - Date.now())).toBeLessThan(1000)
  })
})

describe('words with facts', () => {
  it('fill in facts and choose one or many', () => {
    expect(fill('还剩 {n} 秒', { n: 5 })).toBe('还剩 5 秒')
    expect(fill('{n} day|{n} days', { n: 1 })).toBe('1 day')
    expect(fill('{n} day|{n} days', { n: 0 })).toBe('0 days')
    expect(fill('{missing}', {})).toBe('{missing}')
  })
  it('write numbers and times of the contest zone', () => {
    expect(sayNumber(1234567)).toBe('1,234,567')
    expect(sayNumber((1024.25).toFixed(1))).toBe('1,024.3')
    expect(sayTime('2021-03-23T09:05:00+08:00')).toBe('09:05')
  })
})

describe('the offer to install the app', () => {
  it('waits until somebody asks for it, and is used once', async () => {
    let asked = 0
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => Promise.resolve((asked += 1)),
    })
    window.dispatchEvent(offer)
    expect(offer.defaultPrevented).toBe(true)
    expect(installer.value).toBe(offer)
    expect(asked).toBe(0)
    await install()
    expect(asked).toBe(1)
    expect(installer.value).toBeNull()
  })
})

describe('settings', () => {
  it('survive anything in the storage', () => {
    const usual = { language: 'zh', theme: 'system', elder: false, text: 0, shortcuts: true }
    for (const text of [null, '', 'null', '[]', '{', '{"text":9,"theme":"pink","language":"fr","elder":"yes"}']) {
      expect(settingsFrom(text)).toEqual(usual)
    }
    expect(settingsFrom('{"elder":true,"text":2,"language":"en"}')).toMatchObject({
      elder: true,
      text: 2,
      language: 'en',
    })
  })
})

describe('after a failed try', () => {
  it.each([
    [new Unreachable(null), true, 'offline'],
    [new Unreachable(null), false, 'error'],
    [new Refused({ type: '', title: '', status: 401, code: 'sign_in_needed', trace_id: '' }, null), true, 'denied'],
    [new Refused({ type: '', title: '', status: 503, code: 'lane_full', trace_id: '' }, 1), false, 'error'],
  ])('%s with data %s leaves %s', (failure, hasData, state) => expect(stateAfter(failure, hasData)).toBe(state))
})

describe('where to go after signing in', () => {
  it('stays in the app', () => {
    expect(safeNext('/quiz/x?a=1')).toBe('/quiz/x?a=1')
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      undefined,
    ]) {
      expect(safeNext(next)).toBe('/')
    }
  })
})

describe('the door', () => {
  it('is read from the address and believed only as far as the contract goes', () => {
    expect(doorFrom('?ch=qr&p=workshop-3')).toEqual({ channel: 'qr', placement: 'workshop-3' })
    expect(doorFrom('?ch=moon&p=A%20B')).toEqual({ channel: 'direct', placement: null })
  })
})

describe('dates', () => {
  it('know months, weekdays and neighbours', () => {
    expect(['2021-02', '2024-02', '2021-03', '2021-04'].map(daysIn)).toEqual([28, 29, 31, 30])
    expect(weekday('2021-03-01')).toBe(0)
    expect(weekday('2021-02-28')).toBe(6)
    expect(monthAway('2021-01', -1)).toBe('2020-12')
    expect(monthAway('2021-12', 1)).toBe('2022-01')
  })
  it('place today in a month, before it and after it', () => {
    expect(dayInMonth('2021-03', '2021-03-23')).toBe(23)
    expect(dayInMonth('2021-04', '2021-03-23')).toBe(0)
    expect(dayInMonth('2021-02', '2021-03-23')).toBe(29)
  })
})

describe('the contest of the home page', () => {
  const contest = (slug: string, status: ContestSummary['status'], starts: string, ends: string) =>
    ({ slug, status, starts_on: starts, ends_on: ends }) as ContestSummary
  const running = contest('running', 'running', '2021-03-01', '2021-06-30')
  const next = contest('next', 'announced', '2021-07-01', '2021-08-30')
  const old = contest('old', 'ended', '2020-01-01', '2020-02-01')
  const older = contest('older', 'ended', '2019-01-01', '2019-02-01')
  it('is the running one, else the next, else the last', () => {
    expect(currentContest([old, next, running])?.slug).toBe('running')
    expect(currentContest([older, next])?.slug).toBe('next')
    expect(currentContest([older, old])?.slug).toBe('old')
    expect(currentContest([])).toBeNull()
  })
})

describe('unions', () => {
  const union = (tree: 'local' | 'industry', level: number): Schemas['Union'] => ({
    code: '1',
    name: '',
    short_name: '',
    tree,
    level,
    level_name: '县级',
    path: [
      { code: '330000', short_name: '浙江省' },
      { code: '330700', short_name: '金华市' },
    ],
    has_children: false,
    choosable: true,
  })
  it('offer the boards of their own line', () => {
    expect(scopesFor(null)).toEqual(['province'])
    expect(scopesFor(union('local', 2))).toEqual(['province', 'city'])
    expect(scopesFor(union('local', 3))).toEqual(['province', 'city', 'county'])
    expect(scopesFor(union('local', 4))).toEqual(['province', 'city', 'county', 'own'])
    expect(scopesFor(union('industry', 2))).toEqual(['province', 'industry'])
  })
  it('say where they stand', () => {
    expect(pathWords(union('local', 3))).toBe('县级 · 浙江省 › 金华市')
    expect(isUnder(union('local', 3), { code: '330700' })).toBe(true)
    expect(isUnder(union('local', 3), { code: '330100' })).toBe(false)
  })
})

// Every page in every dress: axe finds nothing, and nothing sticks out at the side.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { freshPhone } from './stage.mjs'
import { arrive } from './worker.mjs'

const webModules = createRequire(new URL('../../web/package.json', import.meta.url))
const axeSource = readFileSync(webModules.resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const small = { viewport: { width: 320, height: 640 } }
const dresses = {
  light: {},
  dark: { colorScheme: 'dark' },
  elder: { settings: { elder: true } },
  english: { settings: { language: 'en' } },
  'english elder dark': { colorScheme: 'dark', settings: { language: 'en', elder: true } },
  '320 px': small,
  '200 % text at 320 px': { ...small, settings: { elder: true, text: 2 }, zoom: 1.34 },
  desk: { viewport: { width: 1366, height: 900 } },
}

const pages = (slug, date, open) => [
  ['home', '/', '.figures'],
  ['today', '/quiz', '.rules'],
  ['question', `/quiz/${open}`, '#stem'],
  ['result', `/quiz/${slug}/result/${date}/1`, '.score'],
  ['mistakes', `/quiz/${slug}/review`, '.review'],
  ['practice', `/quiz/${slug}/practice`, '#stem'],
  ['calendar', '/calendar', '.calendar'],
  ['board', '/board', '.rank-row'],
  ['events', '/events', '.button'],
  ['about', `/events/${slug}`, '.code'],
  ['join', '/join', '.union-row'],
  ['me', '/me', '.pairs'],
  ['settings', '/me/settings', '.toggle'],
  ['devices', '/me/devices', '.device'],
  ['nowhere', '/no/such/page', '.code'],
]

/** The width of one of seven days side by side on 320 px. */
const calendarDay = 36

const strangersPages = [
  ['home signed out', '/', '.button--main'],
  ['sign in', '/login', '#phone'],
]

export async function violationsOn(page) {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly }), rules)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

/** What a finger would miss: controls lower than 44 px or narrower than `narrowest`. A label counts
    as its control. */
async function smallTargetsOn(page, narrowest) {
  return page.evaluate((narrowest) => {
    const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    return controls
      .filter((control) => !control.closest('.skip, [inert]') && control.checkVisibility())
      .map((control) => [control, (control.closest('label') ?? control).getBoundingClientRect()])
      .filter(([, { width, height }]) => height < 43.5 || width < narrowest)
      .map(([control, { width, height }]) => `${control.outerHTML.slice(0, 80)}: ${width} x ${height} px`)
  }, narrowest)
}

export async function assertFits(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(wide <= 0, `${wide} px stick out at the side`)
}

async function assertAccessible(worker, ready, shot, zoom) {
  if (zoom) {
    await worker.page.evaluate((by) => {
      const root = document.documentElement
      root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * by}px`
    }, zoom)
  }
  await worker.page.locator(ready).first().waitFor()
  // Nothing on the page is still loading, or has failed to.
  await worker.page.locator('.state').first().waitFor({ state: 'detached' })
  assert.deepEqual(await violationsOn(worker.page), [])
  await assertFits(worker.page)
  assert.deepEqual(await smallTargetsOn(worker.page, zoom ? 24 : calendarDay), [])
  await worker.shoot(`page-${shot.replace(/[ %]+/g, '-')}`)
}

/** A person with a handed-in attempt, and an open one in another contest, for all dresses. */
async function prepare(stage) {
  const worker = await arrive(stage)
  await worker.enrol(freshPhone(), `/quiz/${stage.demoSlug}`)
  await worker.playPaper()
  const date = /result\/([\d-]+)\//.exec(worker.page.url())[1]
  await worker.open(`/quiz/${stage.slugOf('two_attempts')}`)
  await worker.startPaper()
  const state = await worker.page.context().storageState()
  await worker.leave()
  return { date, cookies: state.cookies }
}

/** One test for each page and dress; the person is prepared by the first that runs. */
export function accessiblePages() {
  let prepared
  const tests = []
  for (const [dress, { zoom, ...options }] of Object.entries(dresses)) {
    for (const [name, path, ready] of strangersPages) {
      tests.push([`${name}, ${dress}`, async (stage) => {
        const worker = await arrive(stage, options)
        await worker.open(path)
        await assertAccessible(worker, ready, `${name}-${dress}`, zoom)
      }])
    }
    for (const [index, [name]] of pages('', '').entries()) {
      tests.push([`${name}, ${dress}`, async (stage) => {
        prepared ??= await prepare(stage)
        const worker = await arrive(stage, options)
        await worker.page.context().addCookies(prepared.cookies)
        const [, path, ready] = pages(stage.demoSlug, prepared.date, stage.slugOf('two_attempts'))[index]
        await worker.open(path)
        if (name === 'question') await worker.page.locator('.button--main').click()
        await assertAccessible(worker, ready, `${name}-${dress}`, zoom)
      }])
    }
  }
  return tests
}

// Every page of the console in every dress: axe finds nothing, nothing sticks out at the side, and the
// content security policy has nothing to forbid.

import assert from 'node:assert/strict'
import { assertFits, violationsOn } from './accessible.mjs'
import { Colleague } from './colleague.mjs'
import { colleague } from './console.mjs'

const dresses = {
  light: {},
  dark: { colorScheme: 'dark' },
  english: { settings: { language: 'en' } },
  '1024 px': { viewport: { width: 1024, height: 768 } },
  'english dark, 1024 px': {
    viewport: { width: 1024, height: 768 },
    colorScheme: 'dark',
    settings: { language: 'en' },
  },
}

const strangersPages = [
  ['sign in', '/sign-in', '#login'],
  ['a set-up link', (stage) => stage.links.absent.replace('/staff', ''), '.qr'],
  ['a dead link', '/set-up#nothing', '.bad'],
]

const pages = [
  ['home', '/', '.rows'],
  ['staff', '/colleagues', 'table'],
  ['staff, nobody fits', '/colleagues?q=nobody', '.empty'],
  ['a colleague', '/colleagues/1', 'table'],
  ['adding a colleague', '/colleagues', 'table', (one) => one.page.locator('.head .el-button').click()],
  ['account', '/account', 'table'],
  ['audit', '/audit', 'table', undefined, 'auditor'],
  ['an entry', '/audit', 'table', (one) => one.page.locator('.table .link').first().click(), 'auditor'],
  ['keys', '/', '.rows', (one) => one.page.keyboard.press('?')],
  ['nowhere', '/no/such/page', 'h1'],
]

async function assertAccessible(one, ready, shot, act) {
  await one.page.locator(ready).first().waitFor()
  if (act) {
    await act(one)
    const dialog = one.page.getByRole('dialog')
    await dialog.waitFor()
    // Half-way through its appearing its colours are not its own.
    await dialog.evaluate((shown) =>
      Promise.allSettled(shown.parentElement.getAnimations({ subtree: true }).map((animation) => animation.finished)),
    )
  }
  await one.shoot(shot.replace(/[ %,]+/g, '-'))
  assert.deepEqual(await violationsOn(one.page), [])
  await assertFits(one.page)
}

export function consolePages() {
  const cookies = new Map()
  const tests = []
  for (const [dress, options] of Object.entries(dresses)) {
    for (const [name, path, ready] of strangersPages) {
      tests.push([`console: ${name}, ${dress}`, async (stage) => {
        const one = await Colleague.arrive(stage, options)
        await one.open(typeof path === 'function' ? path(stage) : path)
        await assertAccessible(one, ready, `${name}-${dress}`)
      }])
    }
    for (const [name, path, ready, act, login = 'keeper'] of pages) {
      tests.push([`console: ${name}, ${dress}`, async (stage) => {
        if (!cookies.has(login)) {
          const somebody = await colleague(stage, login)
          cookies.set(login, await somebody.page.context().cookies())
        }
        const one = await Colleague.arrive(stage, options)
        await one.page.context().addCookies(cookies.get(login))
        await one.open(path)
        await assertAccessible(one, ready, `${name}-${dress}`, act)
        assert.deepEqual(one.troubles, [])
      }])
    }
  }
  return tests
}

// Journeys and pages in a real browser against the real program:
// node tests/browser/run.mjs PROGRAM [words of test names ...]

import { accessiblePages } from './accessible.mjs'
import { consoleJourneys } from './console.mjs'
import { consolePages } from './console_pages.mjs'
import { journeys } from './journeys.mjs'
import { keyboardJourneys } from './keyboard.mjs'
import { secondChances } from './second_chances.mjs'
import { Stage } from './stage.mjs'
import { openBrowser } from './worker.mjs'

const [program, ...wanted] = process.argv.slice(2)
const workers = [...journeys, ...secondChances, ...keyboardJourneys, ...accessiblePages()]
const tests = [...workers, ...consoleJourneys, ...consolePages()]
const chosen = tests.filter(([name]) => wanted.every((word) => name.includes(word)))

let passed = 0
let failed = 0
const stage = new Stage(program)
stage.browser = await openBrowser()
try {
  await stage.open()
  for (const [name, test] of chosen) {
    try {
      // A browser that the machine has killed fails its test, not those that follow.
      if (!stage.browser.isConnected()) stage.browser = await openBrowser()
      await test(stage)
      passed += 1
    } catch (error) {
      failed += 1
      console.log(`FAILED ${name}: ${error.message}`)
      await shootAll(name)
    }
    for (const context of stage.browser.contexts()) await context.close()
  }
} catch (error) {
  failed += 1
  console.log(`FAILED to open the stage: ${error.message}`)
} finally {
  await stage.browser.close()
  await stage.close()
}
console.log(`browser: ${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** What every phone of a failed journey showed. */
async function shootAll(name) {
  const pages = stage.browser.contexts().flatMap((context) => context.pages())
  const folder = new URL('../../var/artefacts/', import.meta.url).pathname
  for (const [index, page] of pages.entries()) {
    const file = `failed-${name.replace(/[^\w]+/g, '-').slice(0, 60)}-${index + 1}.png`
    await page.screenshot({ path: folder + file }).catch(() => undefined)
  }
}

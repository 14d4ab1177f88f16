// Plays one quiz in headless Chromium: node tests/browser/play.mjs ORIGIN PHONE
// The code is read from the file that PALMUNION_SMS_LOG names. Says what it saw, and exits 0 if all
// of it worked.

import { mkdirSync } from 'node:fs'
import { Worker, openBrowser } from './worker.mjs'

const [origin, phone] = process.argv.slice(2)
const artefacts = new URL('../../var/artefacts/', import.meta.url).pathname
mkdirSync(artefacts, { recursive: true })

const browser = await openBrowser()
let worker
try {
  worker = await Worker.arrive(browser, origin, process.env.PALMUNION_SMS_LOG)
  await worker.open('/quiz')
  await worker.page.getByRole('link', { name: '登录后开始答题' }).click()
  await worker.signIn(phone)
  console.log('browser: signed in')
  await worker.page.waitForURL(/\/quiz|\/join/)
  if (!worker.page.url().includes('/join')) {
    await worker.page.getByRole('link', { name: '选择工会后开始答题' }).click()
  }
  await worker.join('wcq', /婺城区/)
  console.log('browser: joined the union of 婺城区, found by wcq')
  const questions = await worker.playPaper()
  const said = await worker.page.getByRole('main').innerText()
  const score = said.match(/\d+\s*分，答对 \d+ 题/)
  console.log(`browser: answered ${questions} questions; ${score?.[0] ?? 'and saw no score'}`)
  if (!score) throw new Error(said)
  await worker.page.getByRole('link', { name: '看排行榜' }).click()
  await worker.page.waitForURL(/\/board/)
  console.log(`browser: looked at ${new URL(worker.page.url()).pathname}`)
  if (worker.troubles.length > 0) throw new Error(worker.troubles.join('\n'))
} catch (error) {
  await worker?.page.screenshot({ path: `${artefacts}play-failed.png`, fullPage: true })
  console.log(`browser: stopped at ${worker?.page.url()}; see var/artefacts/play-failed.png`)
  console.log(error.message)
  process.exitCode = 1
} finally {
  await browser.close()
}

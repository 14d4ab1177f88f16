// Whole journeys of a worker, from the sign-in to the board.

import assert from 'node:assert/strict'
import { freshPhone } from './stage.mjs'
import { arrive, enrolled, without } from './worker.mjs'

export const journeys = [
  ['by finger: sign in, choose a union, play, leave and resume, result, second chance, board', byFinger],
  ['a wrong code and an empty form say what is wrong, at the field', refusedForms],
  ['deep links work signed out and come back to the same place', deepLink],
  ['the network goes in the middle: reload, go on, hand in, and it arrives by itself', offline],
  ['an attempt goes on on another phone', anotherPhone],
  ['time runs out: what is there is handed in', timeUp],
  ['time that ran out while the phone was away hands in what is there', timeOver],
  ['coming back to the app shows the day as it is now', comeBack],
  ['the back button closes a sheet before it leaves the page', backButton],
  ['a busy server is said so, and a second try works', busyServer],
  ['settings stay: language, large print, theme, text size', settingsStay],
  ['devices can be signed out', devices],
  ['a question can be reported', reportQuestion],
  ['mistakes are kept and practised', mistakes],
  ['an address that leads nowhere says so', nowhere],
]

async function byFinger(stage) {
  const worker = await arrive(stage)
  const { page } = worker
  const today = `/quiz/${stage.demoSlug}`
  await worker.open(`/c/${stage.demoSlug}?ch=qr&p=workshop-3`)
  await worker.shoot('journey-01-poster-page')
  await page.locator(`a[href^="${today}"]`).first().click()
  await page.waitForURL(new RegExp(today))
  await worker.link('登录后开始答题').click()
  await worker.shoot('journey-02-sign-in')
  await worker.signIn(freshPhone())
  await page.waitForURL(/\/join/)
  await worker.shoot('journey-03-choose-union')
  await worker.join('wcq', /婺城区/)
  await page.waitForURL(new RegExp(today))
  await worker.startPaper()
  await worker.shoot('journey-04-question')
  await worker.choose(1)
  await worker.button('下一题').click()
  await page.getByText(/^第 2 题/).waitFor()
  await worker.choose(0)

  await worker.button('离开答题').click()
  await page.getByRole('dialog').getByText('离开后计时继续').waitFor()
  await worker.shoot('journey-05-leave')
  await worker.button('先离开').click()
  await worker.link('继续答题').click()
  await page.getByText(/^第 3 题/).waitFor()
  await worker.button('上一题').click()
  await page.getByText(/^第 2 题/).waitFor()
  const kept = page.getByRole('radio').or(page.getByRole('checkbox')).first()
  assert.equal(await kept.isChecked(), true, 'the second answer was kept')
  await worker.answerTheRest()
  await worker.handIn()
  await worker.shoot('journey-06-result')

  await worker.button('分享给工友').click()
  await page.getByRole('dialog').getByText('已获得今天的第二次机会').waitFor()
  await page.getByRole('img', { name: /邀请二维码/ }).waitFor()
  await worker.shoot('journey-07-share')
  await worker.button('再答一次').click()
  await page.getByText(/^第 1 题/).waitFor()
  await worker.answerTheRest()
  await worker.handIn()
  await page.getByText('今天两次机会都用完了').waitFor()

  await worker.link('看排行榜').click()
  await page.getByRole('complementary', { name: '我的名次' }).waitFor()
  await worker.shoot('journey-08-board')
  await worker.button('跳到我').click()
  await page.locator('#my-row').waitFor()
  await worker.open('/')
  await page.getByRole('img', { name: /今天 \d+ 日已答/ }).waitFor()
  await worker.shoot('journey-09-home')
  assert.deepEqual(worker.troubles, [])
}

async function refusedForms(stage) {
  const worker = await arrive(stage)
  const { page } = worker
  await worker.open('/login')
  await worker.button('获取验证码').click()
  await page.getByText('请填写 11 位手机号').waitFor()
  await page.getByText('请先阅读并勾选同意').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'phone', 'focus is at the first refusal')
  assert.match(await page.title(), /^有错误：/)
  await page.getByLabel('手机号').fill(freshPhone())
  await page.getByRole('checkbox').check()
  await worker.button('获取验证码').click()
  await page.getByLabel('验证码').fill('000000')
  await page.getByText(/还可试 4 次/).waitFor()
  assert.equal(await page.getByLabel('验证码').inputValue(), '')
  assert.deepEqual(without(worker, /status of 422/), [])
}

async function deepLink(stage) {
  const worker = await arrive(stage)
  await worker.open('/me/devices')
  await worker.page.waitForURL(/\/login\?next=/)
  await worker.signIn(freshPhone())
  await worker.page.waitForURL(/\/join/)
  await worker.join('wcq', /婺城区/)
  await worker.heading('登录过的设备').waitFor()
  assert.deepEqual(worker.troubles, [])
}

async function offline(stage) {
  const worker = await enrolled(stage, 'none')
  const { page } = worker
  const context = page.context()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // The clock of this phone is hours fast: only the server's counts, also when nobody can ask it.
  await page.addInitScript(() => {
    const clock = Date.now
    Date.now = () => clock() + 5 * 3_600_000
  })
  await page.reload()
  await worker.startPaper()
  await worker.choose(1)
  await worker.button('下一题').click()
  await page.getByText(/^第 2 题/).waitFor()

  await context.setOffline(true)
  await worker.choose(0)
  await page.getByText('当前没有网络').waitFor()
  await page.reload()
  await page.getByText(/^第 3 题/).waitFor()
  await worker.answerTheRest()
  await worker.button('交卷').click()
  await worker.heading('已保存，等待提交').waitFor()
  await worker.shoot('offline-waiting')
  await context.setOffline(false)
  await worker.heading('本次成绩').waitFor()
  await page.getByText(/分，答对 \d+ 题/).waitFor()
  await worker.open(`/quiz/${stage.slugOf('none')}`)
  await page.getByText('今天的机会已经用完').waitFor()
  assert.deepEqual(without(worker, /ERR_INTERNET_DISCONNECTED/), [])
}

async function anotherPhone(stage) {
  const first = await enrolled(stage, 'none')
  const path = `/quiz/${stage.slugOf('none')}`
  await first.startPaper()
  const stem = await first.page.locator('#stem').innerText()
  const saved = first.page.waitForResponse((response) => response.url().endsWith('/answers') && response.ok())
  await first.choose(0)
  await first.button('下一题').click()
  await saved

  await stage.later(120)
  const second = await arrive(stage)
  await second.open(`/login?next=${path}`)
  await second.signIn(first.phone)
  await second.page.waitForURL((address) => address.pathname === path)
  await second.link('继续答题').click()
  await second.page.getByText(/^第 2 题/).waitFor()
  await second.button('上一题').click()
  await second.page.getByText(/^第 1 题/).waitFor()
  assert.equal(await second.page.locator('#stem').innerText(), stem, 'the same paper')
  await second.answerTheRest()
  await second.handIn()

  await first.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await first.heading('本次成绩').waitFor()
  await first.page.getByText('这次作答已经交卷').first().waitFor()
  assert.deepEqual([...first.troubles, ...second.troubles], [])
}

async function timeUp(stage) {
  const worker = await arrive(stage)
  const { page } = worker
  await page.clock.install()
  await worker.enrol(freshPhone(), `/quiz/${stage.slugOf('none')}`)
  await worker.startPaper()
  await worker.choose(0)
  await page.clock.fastForward('04:10')
  await page.locator('[role=status]', { hasText: '还剩 60 秒' }).waitFor({ state: 'attached' })
  await page.clock.fastForward('01:00')
  await worker.heading('本次成绩').waitFor()
  await page.getByText(/分，答对 \d+ 题/).waitFor()
  assert.deepEqual(worker.troubles, [])
}

async function timeOver(stage) {
  const first = await enrolled(stage, 'none')
  await first.startPaper()
  const saved = first.page.waitForResponse((response) => response.url().endsWith('/answers') && response.ok())
  await first.choose(0)
  await first.button('下一题').click()
  await saved
  const cookies = await first.page.context().cookies()
  await first.leave()

  await stage.later(310)
  const second = await arrive(stage)
  await second.page.context().addCookies(cookies)
  await second.open(`/quiz/${stage.slugOf('none')}`)
  await second.link('继续答题').click()
  await second.heading('本次成绩').waitFor()
  await second.page.getByText('时间到，已按选好的答案交卷').first().waitFor()
  await second.page.getByText(/分，答对 \d+ 题/).waitFor()
  assert.deepEqual([...first.troubles, ...second.troubles], [])
}

async function comeBack(stage) {
  const first = await arrive(stage)
  const path = `/quiz/${stage.slugOf('none')}`
  await first.page.clock.install()
  await first.enrol(freshPhone(), path)
  await first.button(/^开始答题/).waitFor()
  const second = await arrive(stage)
  await second.page.context().addCookies(await first.page.context().cookies())
  await second.open(path)
  await second.playPaper()
  await first.page.clock.fastForward('02:00')
  await first.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await first.page.getByText('今天的机会已经用完').waitFor()
  assert.deepEqual([...first.troubles, ...second.troubles], [])
}

async function backButton(stage) {
  const worker = await arrive(stage)
  const { page } = worker
  await worker.enrol(freshPhone(), `/quiz/${stage.demoSlug}`)
  await worker.link('首页').click()
  await page.waitForURL((address) => address.pathname === '/')
  await worker.button(/^开始答题/).click()
  await worker.button('我知道了，开始答题').waitFor()
  await page.goBack()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // The way back is undone by a second step of the history, which comes a moment later.
  await page.waitForURL((address) => address.pathname === '/')
  await worker.startPaper()
  await worker.choose(1)
  await page.goBack()
  await page.getByRole('dialog').getByText('离开后计时继续').waitFor()
  await page.waitForURL(/\/play$/)
  await page.goBack()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText(/^第 1 题/).waitFor()
  assert.equal(await page.getByRole('radio').or(page.getByRole('checkbox')).nth(1).isChecked(), true)
  assert.deepEqual(worker.troubles, [])
}

async function busyServer(stage) {
  const worker = await arrive(stage)
  const { page } = worker
  const busy = {
    status: 503,
    contentType: 'application/problem+json',
    headers: { 'retry-after': '5' },
    body: JSON.stringify({ type: '', title: '系统正忙。', status: 503, code: 'lane_full', trace_id: '7f3a91c2' }),
  }
  await page.route('**/api/**', (route) => route.fulfill(busy))
  await worker.open('/events')
  await page.getByText('系统正忙').waitFor()
  await page.getByText(/编号 7f3a91c2/).waitFor()
  await worker.shoot('state-busy')
  await page.unroute('**/api/**')
  await worker.button('重试').click()
  await page.getByText('进行中').first().waitFor()
}

async function settingsStay(stage) {
  const worker = await arrive(stage)
  const { page } = worker
  await worker.open('/me/settings')
  await page.getByRole('switch', { name: '长辈版' }).check()
  await page.getByRole('radio', { name: '深色' }).check({ force: true })
  await page.getByRole('radio', { name: 'English' }).check({ force: true })
  await worker.heading('Settings').waitFor()
  await page.reload()
  await worker.heading('Settings').waitFor()
  const root = await page.evaluate(() => {
    const { lang, dataset } = document.documentElement
    return { lang, theme: dataset.theme, elder: 'elder' in dataset, size: getComputedStyle(document.body).fontSize }
  })
  assert.deepEqual(root, { lang: 'en', theme: 'dark', elder: true, size: '20px' })
  await worker.open('/')
  await worker.button('中文').click()
  await worker.button('标准版').click()
  await worker.heading('今日答题').waitFor()
  assert.deepEqual(worker.troubles, [])
}

async function devices(stage) {
  const first = await enrolled(stage, 'none')
  await stage.later(120)
  const second = await arrive(stage)
  await second.open('/login?next=/me/devices')
  await second.signIn(first.phone)
  await second.heading('登录过的设备').waitFor()
  await second.button(/^退出/).first().click()
  await second.page.getByText('已退出那台设备').first().waitFor()
  await first.open('/me/devices')
  await first.page.getByText('登录后才能看到这一页').waitFor()
  await second.button('在所有设备上退出').click()
  await second.button('全部退出').click()
  await second.page.waitForURL(/\/login/)
  assert.deepEqual(without(second, /status of 401/), [])
}

async function reportQuestion(stage) {
  const worker = await enrolled(stage, 'none')
  await worker.playPaper()
  const report = worker.button(/这道题有问题/).first()
  if (!(await report.isVisible())) await worker.page.locator('summary').click()
  await report.click()
  await worker.button('提交纠错').click()
  await worker.page.getByText('请选一个原因').waitFor()
  await worker.page.getByRole('radio', { name: '有错别字' }).check()
  await worker.page.getByLabel('补充说明').fill('示例')
  await worker.button('提交纠错').click()
  await worker.page.getByText('已收到').first().waitFor()
  assert.deepEqual(worker.troubles, [])
}

async function mistakes(stage) {
  const worker = await enrolled(stage, 'none')
  const { page } = worker
  const path = `/quiz/${stage.slugOf('none')}`
  await worker.open(`${path}/practice`)
  await page.getByText('还没有可以练习的题').waitFor()
  await worker.open(path)
  await worker.startPaper()
  // The last question stays open: the app asks before it hands that in, and it is no mistake.
  for (let question = 1; question < 5; question++) {
    await worker.choose()
    await worker.button('下一题').click()
    await page.getByText(new RegExp(`^第 ${question + 1} 题`)).waitFor()
  }
  await worker.button('交卷').click()
  await page.getByText('还有 1 题没有答').waitFor()
  await worker.handIn()
  await page.getByText('这一题没有答').waitFor()
  const wrong = await page.getByText(/你选了/).filter({ visible: true }).count()
  await worker.open(`${path}/review`)
  await (wrong > 0 ? worker.link('练一练') : page.getByText('还没有错题')).waitFor()
  assert.equal(await page.getByRole('article').count(), wrong)
  await worker.open(`${path}/practice`)
  await page.getByText(/^第 1 题/).waitFor()
  await worker.answerTheRest()
  await worker.button('看结果').click()
  await worker.heading(/题答对/).waitFor()
  assert.deepEqual(without(worker, /status of 409/), [])
}

async function nowhere(stage) {
  const worker = await arrive(stage)
  await worker.open('/no/such/page')
  await worker.heading('没有这一页').waitFor()
  await worker.link('回到首页').click()
  await worker.heading('今日答题').waitFor()
}

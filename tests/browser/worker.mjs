// A worker with a phone: what the journeys of a person in the browser are made of. Everything is
// found as a person finds it, by role and name, so that a nameless button fails the journey.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const webModules = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = webModules('playwright-core')

const PHONE_SIZE = { width: 375, height: 812 }

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // The tests may run as root in a container, where Chromium's own sandbox cannot.
    args: ['--no-sandbox'],
  })
}

/** The newest code that was sent to this phone, from the file of the console gateway. */
export function codeSentTo(phone, smsLog) {
  const sent = readFileSync(smsLog, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
  const message = sent.reverse().find((one) => one.phone === phone)
  if (!message) throw new Error(`no code was sent to ${phone}`)
  return message.code
}

export class Worker {
  constructor(page, origin, smsLog) {
    this.page = page
    this.origin = origin
    this.smsLog = smsLog
    this.troubles = []
    page.on('pageerror', (error) => this.troubles.push(`page error: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()}`)
    })
  }

  /** A fresh phone without cookies, in Chinese. */
  static async arrive(browser, origin, smsLog, options = {}) {
    const context = await browser.newContext({ viewport: PHONE_SIZE, locale: 'zh-CN', ...options })
    return new Worker(await context.newPage(), origin, smsLog)
  }

  button(name) {
    return this.page.getByRole('button', { name })
  }

  async open(path) {
    await this.page.goto(this.origin + path)
  }

  async signIn(phone) {
    await this.page.getByLabel('手机号').fill(phone)
    await this.page.getByRole('checkbox').check()
    await this.button('获取验证码').click()
    const code = this.page.getByLabel('验证码')
    await code.waitFor()
    await code.fill(codeSentTo(phone, this.smsLog))
    await this.button('登录').click()
  }

  /** Finds a union by what a person types, and answers the two questions that follow. */
  async join(typed, name) {
    await this.page.getByLabel('查找工会').fill(typed)
    const results = this.page.getByRole('list', { name: '查找结果' })
    await results.getByRole('button', { name }).first().click()
    await this.button('确认选择这个工会').click()
    await this.button('以后再填').click()
    await this.button('用标准版').click()
  }

  /** Plays the paper with the first choice of each question, from the page of today. */
  async playPaper() {
    await this.button(/^开始答题/).click()
    const begin = this.button('我知道了，开始答题')
    await begin.or(this.page.getByText(/^第 1 题/)).first().waitFor()
    if (await begin.isVisible()) await begin.click()
    let questions = 0
    for (;;) {
      const choice = this.page.getByRole('radio').or(this.page.getByRole('checkbox')).first()
      await choice.check({ force: true })
      questions += 1
      const next = this.button('下一题')
      if (!(await next.isVisible())) break
      await next.click()
    }
    await this.button('交卷').click()
    const sure = this.page.getByRole('dialog').getByRole('button', { name: '交卷' })
    const result = this.page.getByRole('heading', { name: '本次成绩' })
    await sure.or(result).first().waitFor()
    if (await sure.isVisible()) await sure.click()
    await result.waitFor()
    return questions
  }
}

// A worker with a phone: what the journeys of a person in the browser are made of. Everything is
// found as a person finds it, by role and name, so that a nameless button fails the journey.

import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { freshPhone } from './stage.mjs'

const webModules = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = webModules('playwright-core')

const PHONE_SIZE = { width: 375, height: 812 }
const artefacts = new URL('../../var/artefacts/', import.meta.url).pathname

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      // The tests may run as root in a container, where Chromium's own sandbox cannot.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
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
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()} at ${page.url()}`)
    })
  }

  /** A fresh phone without cookies, in Chinese. `settings` are those of the app. */
  static async arrive(browser, origin, smsLog, { settings, ...options } = {}) {
    const context = await browser.newContext({
      viewport: PHONE_SIZE,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...options,
    })
    // A journey says what it waits for; how long that takes is the machine's affair.
    context.setDefaultTimeout(120_000)
    if (settings) {
      await context.addInitScript((text) => {
        if (!localStorage.getItem('palmunion.settings')) localStorage.setItem('palmunion.settings', text)
      }, JSON.stringify(settings))
    }
    return new Worker(await context.newPage(), origin, smsLog)
  }

  async leave() {
    await this.page.context().close()
  }

  button(name) {
    return this.page.getByRole('button', { name })
  }

  link(name) {
    return this.page.getByRole('link', { name })
  }

  heading(name) {
    return this.page.getByRole('heading', { name })
  }

  async open(path) {
    await this.page.goto(this.origin + path)
  }

  async shoot(name) {
    mkdirSync(artefacts, { recursive: true })
    await this.page.screenshot({ path: `${artefacts}${name}.png` })
  }

  async signIn(phone) {
    await this.page.getByLabel('手机号').fill(phone)
    await this.page.getByRole('checkbox').check()
    await this.button('获取验证码').click()
    const code = this.page.getByLabel('验证码')
    await code.waitFor()
    await code.fill(codeSentTo(phone, this.smsLog))
    // Six digits are sent by themselves.
    await this.page.waitForURL((address) => !address.pathname.startsWith('/login'))
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

  /** From nothing to the page `path`, signed in and with a union. */
  async enrol(phone, path) {
    await this.open(`/login?next=${encodeURIComponent(path)}`)
    await this.signIn(phone)
    await this.page.waitForURL(/\/join/)
    await this.join('wcq', /婺城区/)
    await this.page.waitForURL((address) => address.pathname === path)
  }

  /** Starts an attempt on the page of today; reads the rules when they are shown. */
  async startPaper() {
    await this.button(/^开始答题/).click()
    const begin = this.button('我知道了，开始答题')
    await begin.or(this.page.getByText(/^第 1 题/)).first().waitFor()
    if (await begin.isVisible()) await begin.click()
    await this.page.getByText(/^第 1 题/).waitFor()
  }

  /** Chooses the option at this position of the question that is shown. */
  async choose(position = 0) {
    const choices = this.page.getByRole('radio').or(this.page.getByRole('checkbox'))
    await choices.nth(position).check({ force: true })
  }

  /** Answers from the question that is shown to the last, each with its first option. */
  async answerTheRest() {
    let questions = 0
    for (;;) {
      await this.choose()
      questions += 1
      const next = this.button('下一题')
      if (!(await next.isVisible())) return questions
      const stem = await this.page.locator('#stem').innerText()
      await next.click()
      await this.page.waitForFunction((before) => document.getElementById('stem')?.innerText !== before, stem)
    }
  }

  async handIn() {
    await this.button('交卷').click()
    await this.heading('本次成绩').waitFor()
    await this.page.getByText(/分，答对 \d+ 题/).waitFor()
  }

  /** Plays the paper with the first choice of each question, from the page of today. */
  async playPaper() {
    await this.startPaper()
    const questions = await this.answerTheRest()
    await this.handIn()
    return questions
  }
}

/** A worker on a fresh phone in front of this stage. */
export function arrive(stage, options) {
  return Worker.arrive(stage.browser, stage.origin, stage.smsLog, options)
}

/** A worker who is signed in, has a union and looks at the contest with this second chance. */
export async function enrolled(stage, mode, options) {
  const worker = await arrive(stage, options)
  worker.phone = freshPhone()
  await worker.enrol(worker.phone, `/quiz/${stage.slugOf(mode)}`)
  return worker
}

/** What went wrong on a phone, without what the journey provoked itself. */
export function without(worker, pattern) {
  return worker.troubles.filter((trouble) => !pattern.test(trouble))
}

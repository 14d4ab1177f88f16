// Somebody who works for the union: a desk, an authenticator app, and the console. Everything is found
// as a person finds it, by role and name.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { mkdirSync } from 'node:fs'

const DESK = { width: 1440, height: 900 }
const STEP_S = 30
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const artefacts = new URL('../../var/artefacts/', import.meta.url).pathname
export const PASSWORD = 'vier kalte fische schwimmen'

/** The bytes of a secret in base 32. */
function bytesOf(secret) {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
}

/** What an authenticator app shows in this half minute (RFC 6238). */
export function totp(secret, step) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const start = digest[19] & 15
  return String((digest.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

export class Colleague {
  constructor(page, stage) {
    this.page = page
    this.stage = stage
    this.lastStep = 0
    this.recoveryCodes = []
    this.troubles = []
    page.on('pageerror', (error) => this.troubles.push(`page error: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()} at ${page.url()}`)
    })
  }

  /** In front of a fresh browser. `settings` are those of the console. */
  static async arrive(stage, { settings, ...options } = {}) {
    const context = await stage.browser.newContext({
      viewport: DESK,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...options,
    })
    context.setDefaultTimeout(120_000)
    if (settings) {
      await context.addInitScript((text) => {
        if (!localStorage.getItem('palmunion.console')) localStorage.setItem('palmunion.console', text)
      }, JSON.stringify(settings))
    }
    return new Colleague(await context.newPage(), stage)
  }

  button(name, options) {
    return this.page.getByRole('button', { name, ...options })
  }

  heading(name) {
    return this.page.getByRole('heading', { name })
  }

  dialog(name) {
    return this.page.getByRole('dialog', { name })
  }

  async open(path) {
    await this.page.goto(`${this.stage.origin}/staff${path}`)
  }

  async shoot(name) {
    mkdirSync(artefacts, { recursive: true })
    await this.page.screenshot({ path: `${artefacts}console-${name}.png` })
  }

  /** A code that fits now and was not used before: that of this half minute or of the next. A third
      one needs a later program. */
  code() {
    const now = Math.floor(this.stage.nowS() / STEP_S)
    this.lastStep = Math.max(now, this.lastStep + 1)
    assert.ok(this.lastStep <= now + 1, 'the app has no fresh code yet')
    return totp(this.secret, this.lastStep)
  }

  /** Follows a set-up link to the end, and keeps what an owner keeps. */
  async setUp(address) {
    await this.page.goto(new URL(address, this.stage.origin).href)
    await this.heading('开通账号').waitFor()
    const shown = await this.page.locator('.secret').innerText()
    this.secret = shown.replace(/\s/g, '')
    this.login = await this.page.locator('.pairs dd').nth(1).innerText()
    await this.page.getByLabel('新密码').fill(PASSWORD)
    await this.page.getByLabel('动态码').fill(this.code())
    await this.button('完成开通').click()
    await this.heading('账号已开通').waitFor()
    this.recoveryCodes = (await this.page.locator('.recovery li').allInnerTexts()).map((text) => text.trim())
  }

  /** Another browser of the same person. */
  async again(options) {
    const other = await Colleague.arrive(this.stage, options)
    Object.assign(other, { login: this.login, secret: this.secret, recoveryCodes: this.recoveryCodes })
    other.lastStep = this.lastStep
    return other
  }

  /** From the sign-in page to wherever it leads, with a recovery code: there are more of them than
      of fresh codes. */
  async signIn() {
    await this.begin()
    await this.button('手机不在身边，用恢复码').click()
    await this.page.getByLabel('恢复码').fill(this.recoveryCodes.pop())
    await this.button('登录').click()
    await this.page.waitForURL((address) => !address.pathname.endsWith('/sign-in'))
  }

  async begin(password = PASSWORD) {
    await this.page.getByLabel('用户名').fill(this.login)
    await this.page.getByLabel('密码').fill(password)
    await this.button('下一步').click()
    await this.page.getByText(`以 ${this.login} 的身份登录`).waitFor()
  }
}

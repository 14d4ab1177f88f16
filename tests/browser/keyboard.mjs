// The journey without a mouse, on a desk.

import assert from 'node:assert/strict'
import { freshPhone } from './stage.mjs'
import { arrive, codeSentTo } from './worker.mjs'

const TABS_MAX = 60

/** Presses Tab until what has focus is called so; fails when it cannot be reached. */
export async function tabTo(page, name) {
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      // Nothing has focus: the words of the whole page are nobody's name.
      if (element === document.body) return ''
      const labels = element.labels ? [...element.labels].map((label) => label.innerText) : []
      return [element.getAttribute('aria-label'), ...labels, element.innerText].filter(Boolean).join(' ')
    })
    if (name.test(focused)) {
      await assertVisibleFocus(page)
      return
    }
  }
  throw new Error(`Tab does not reach ${name}`)
}

async function assertVisibleFocus(page) {
  const seen = await page.evaluate(() => {
    const focused = document.activeElement
    const marks = [focused, focused.closest('.choice'), focused.nextElementSibling]
    return marks.some((mark) => mark && parseFloat(getComputedStyle(mark).outlineWidth) >= 2)
  })
  assert.equal(seen, true, 'focus can be seen')
}

export async function press(page, name, key = 'Enter') {
  await tabTo(page, name)
  await page.keyboard.press(key)
}

export const keyboardJourneys = [
  ['by keyboard alone: sign in, union, play, result, second chance, board', byKeyboard],
  ['letters and digits choose, unless they are switched off', shortcuts],
]

async function byKeyboard(stage) {
  const worker = await arrive(stage, {
    viewport: { width: 1366, height: 900 },
  })
  const { page } = worker
  const today = `/quiz/${stage.slugOf('share')}`
  const phone = freshPhone()
  await worker.open(today)
  await worker.link('登录后开始答题').waitFor()
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.innerText), '跳到正文', 'the skip link is first')
  await press(page, /登录后开始答题/)
  await worker.heading('登录').waitFor()
  await tabTo(page, /手机号/)
  await page.keyboard.type(phone)
  await press(page, /我已阅读/, 'Space')
  await press(page, /获取验证码/)
  await page.getByLabel('验证码').waitFor()
  await page.keyboard.type(codeSentTo(phone, stage.smsLog))
  await page.waitForURL(/\/join/)

  await tabTo(page, /查找工会/)
  await page.keyboard.type('wcq')
  await page.getByRole('list', { name: '查找结果' }).waitFor()
  await press(page, /婺城区/)
  await press(page, /确认选择这个工会/)
  await worker.heading('怎么称呼你').waitFor()
  await tabTo(page, /姓名/)
  await page.keyboard.type('示例职工')
  await page.keyboard.press('Enter')
  await worker.button('用标准版').waitFor()
  await press(page, /用标准版/)
  await page.waitForURL((address) => address.pathname === today)

  await press(page, /^开始答题/)
  await worker.button('我知道了，开始答题').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.match(await page.evaluate(() => document.activeElement.innerText), /开始答题/, 'focus returns to the button')
  await page.keyboard.press('Enter')
  await press(page, /我知道了/)
  await page.getByText(/^第 1 题/).waitFor()
  // Arrows inside a group of radio buttons, Space in a group of checkboxes: native controls.
  for (let question = 1; question <= 5; question++) {
    await page.getByText(new RegExp(`^第 ${question} 题`)).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    assert.equal(await page.locator('input:checked').count(), 1)
    await press(page, question < 5 ? /下一题/ : /交卷/)
  }
  await worker.heading('本次成绩').waitFor()
  await page.getByText(/分，答对/).waitFor()
  await press(page, /分享给工友/)
  await page.getByRole('dialog').getByText('已获得今天的第二次机会').waitFor()
  await press(page, /再答一次/)
  await page.getByText(/^第 1 题/).waitFor()
  await press(page, /离开答题/)
  await press(page, /先离开/)
  await press(page, /排行榜/)
  await worker.heading('排行榜').waitFor()
  await press(page, /跳到我/)
  await page.locator('#my-row').waitFor()
  await worker.shoot('keyboard-board')
  assert.deepEqual(worker.troubles, [])
}

async function shortcuts(stage) {
  const worker = await arrive(stage)
  const { page } = worker
  await worker.enrol(freshPhone(), `/quiz/${stage.slugOf('none')}`)
  await worker.startPaper()
  await page.keyboard.press('b')
  const choice = (position) => page.getByRole('radio').or(page.getByRole('checkbox')).nth(position)
  assert.equal(await choice(1).isChecked(), true)
  await page.keyboard.press('Enter')
  await page.getByText(/^第 2 题/).waitFor()
  await page.keyboard.press('1')
  assert.equal(await choice(0).isChecked(), true)
  await page.evaluate(() => {
    const settings = JSON.parse(localStorage.getItem('palmunion.settings') ?? '{}')
    localStorage.setItem('palmunion.settings', JSON.stringify({ ...settings, shortcuts: false }))
  })
  await page.reload()
  await page.getByText(/^第 3 题/).waitFor()
  await page.keyboard.press('1')
  assert.equal(await page.locator('input:checked').count(), 0)
  assert.deepEqual(worker.troubles, [])
}

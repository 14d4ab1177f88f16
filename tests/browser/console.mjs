// Whole journeys of people who work for the union, in the console.

import assert from 'node:assert/strict'
import { Colleague, PASSWORD } from './colleague.mjs'
import { press, tabTo } from './keyboard.mjs'
import { without } from './worker.mjs'

/** The second factor counts for ten minutes. */
const PROOF_S = 600

export const consoleJourneys = [
  ['console: a link sets an account up, and the app opens it again', settingUp],
  ['console: a wrong password, a used link and a wrong code say so', refusals],
  ['console: a colleague is added, appointed, and cannot hold two posts that exclude each other', adding],
  ['console: a locked account is out at once', locking],
  ['console: what touches accounts asks for the second factor again', provingAgain],
  ['console: password, second factor and recovery codes are changed', changingSecrets],
  ['console: what was typed is not lost without asking, and the address keeps the filter', unsaved],
  ['console: an entry of the audit log is found, and proven in the browser', auditing],
  ['console: by keyboard alone: set up, find, add a colleague', byKeyboard],
]

const prepared = new Map()

/** Somebody in a browser of their own, signed in; the account is set up by the first who asks. */
export async function colleague(stage, login, options) {
  const known = prepared.get(login)
  if (known) {
    const again = await known.again(options)
    await again.open('/sign-in')
    await again.signIn()
    known.lastStep = Math.max(known.lastStep, again.lastStep)
    return again
  }
  const fresh = await Colleague.arrive(stage, options)
  await fresh.setUp(stage.links[login])
  await fresh.button('已经存好，进入工作台').click()
  await fresh.heading('我的工作').waitFor()
  prepared.set(login, fresh)
  return fresh
}

async function settingUp(stage) {
  const one = await Colleague.arrive(stage)
  await one.setUp(stage.links.newcomer)
  assert.equal(one.recoveryCodes.length, 10)
  assert.equal(new URL(one.page.url()).hash, '', 'the link leaves the address')
  await one.shoot('journey-set-up')
  await one.button('已经存好，进入工作台').click()
  await one.heading('我的工作').waitFor()
  await one.page.getByText('李雷，您好。').waitFor()

  await one.button('李雷').click()
  await one.page.getByRole('menuitem', { name: '退出登录' }).click()
  await one.heading(/^登录$/).waitFor()
  await one.open('/colleagues?q=demo')
  await one.begin()
  await one.page.getByLabel('动态码').fill(one.code())
  // Six digits are sent by themselves, and lead back to where somebody wanted to go.
  await one.heading('工作人员').waitFor()
  assert.equal(new URL(one.page.url()).search, '?q=demo')
  assert.deepEqual(one.troubles, [])
}

async function refusals(stage) {
  const owner = await colleague(stage, 'keeper')
  const other = await owner.again()
  await other.open('/sign-in')
  await other.begin('not the password')
  await other.page.getByLabel('动态码').fill('000000')
  await other.page.getByRole('alert').filter({ hasText: '用户名、密码或动态码不对' }).waitFor()
  // It begins again, with the focus where to type.
  assert.equal(await other.page.evaluate(() => document.activeElement.id), 'login')

  await other.page.goto(new URL(stage.links.keeper, stage.origin).href)
  await other.page.getByText('链接无效、已使用或已过期').waitFor()
  await other.page.goto('about:blank')
  await other.page.goto(`${stage.origin}/staff/set-up`)
  await other.page.getByText('链接不完整').waitFor()
  assert.deepEqual(without(other, /status of 4\d\d/), [])

  await other.page.context().setOffline(true)
  await other.page.getByText('当前没有网络').waitFor()
}

async function adding(stage) {
  const keeper = await colleague(stage, 'keeper')
  await keeper.open('/colleagues')
  await keeper.button('添加工作人员').click()
  const dialog = keeper.dialog('添加工作人员')
  await dialog.getByLabel('姓名').fill('韩梅梅')
  await dialog.getByLabel('用户名').fill('Han Meimei')
  await keeper.button('建立账号').click()
  await dialog.getByText('用户名只能用小写字母').waitFor()
  await dialog.getByLabel('用户名').fill('han.meimei')
  await keeper.button('建立账号').click()
  const link = await keeper.page.locator('[data-link]').innerText()
  await keeper.shoot('journey-invited')

  const she = await Colleague.arrive(stage)
  await she.setUp(link)
  await she.button('已经存好，进入工作台').click()
  await she.page.getByText('没有岗位', { exact: true }).waitFor()
  assert.deepEqual(she.troubles, [])

  const warden = await colleague(stage, 'warden')
  await warden.open('/colleagues?q=han')
  await warden.page.getByRole('link', { name: '韩梅梅' }).click()
  await appoint(warden, '竞赛经办', '金华市总工会')
  await warden.page.getByRole('row', { name: /竞赛经办 金华市总工会/ }).waitFor()
  await appoint(warden, '题库编辑')
  await warden.page.getByRole('row', { name: /题库编辑 全平台/ }).waitFor()

  await choose(warden, '题库审核')
  const asked = warden.dialog('任命韩梅梅')
  await asked.getByText('与现任的 题库编辑 不能由同一人担任').waitFor()
  await asked.getByRole('button', { name: '任命岗位' }).click()
  await asked.getByText('与已有的岗位“题库编辑”不能由同一人担任').waitFor()
  await warden.shoot('journey-separation')
  await asked.getByRole('button', { name: '取消' }).click()

  await warden.button(/^结束任职\s*题库编辑/).click()
  await warden.dialog('结束韩梅梅的题库编辑岗位？').getByRole('button', { name: '结束任职' }).click()
  const row = warden.page.getByRole('row', { name: /题库编辑/ })
  await row.getByText('在任').waitFor({ state: 'detached' })
  await she.open('/')
  await she.heading('竞赛经办').waitFor()
  assert.deepEqual(without(warden, /status of 409/), [])
}

/** Opens the dialog of an appointment and chooses the post. */
async function choose(colleague, role) {
  await colleague.button('任命岗位').first().click()
  const dialog = colleague.page.getByRole('dialog', { name: /^任命/ })
  await dialog.getByRole('combobox', { name: '岗位' }).press('Enter')
  await colleague.page.getByRole('option', { name: new RegExp(`^${role}`) }).click()
  return dialog
}

async function appoint(colleague, role, union) {
  const dialog = await choose(colleague, role)
  if (union) {
    await dialog.getByRole('combobox', { name: '工会' }).fill(union)
    await colleague.page.getByRole('option', { name: new RegExp(`^${union}`) }).first().click()
  }
  await dialog.getByRole('button', { name: '任命岗位' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function locking(stage) {
  const keeper = await colleague(stage, 'keeper')
  await keeper.open('/colleagues')
  await keeper.button('添加工作人员').click()
  const dialog = keeper.dialog('添加工作人员')
  await dialog.getByLabel('姓名').fill('林涛')
  await dialog.getByLabel('用户名').fill('lin.tao')
  await keeper.button('建立账号').click()
  const link = await keeper.page.locator('[data-link]').innerText()
  const he = await Colleague.arrive(stage)
  await he.setUp(link)
  await he.button('已经存好，进入工作台').click()
  await he.heading('我的工作').waitFor()

  await keeper.open('/colleagues?q=lin.tao')
  await keeper.page.getByRole('link', { name: '林涛' }).click()
  await keeper.button('停用账号').click()
  await keeper.dialog('停用林涛的账号？').getByRole('button', { name: '停用账号' }).click()
  await keeper.page.getByText('已停用', { exact: true }).waitFor()
  await he.page.getByRole('link', { name: '我的账号' }).first().click()
  await he.heading(/^登录$/).waitFor()
  await he.page.getByText('登录已到期').waitFor()

  await keeper.button('恢复账号').click()
  await keeper.button('停用账号').waitFor()
  await keeper.button('重置账号').click()
  await keeper.dialog('重置林涛的账号？').getByRole('button', { name: '重置账号' }).click()
  const fresh = await keeper.page.locator('[data-link]').innerText()
  assert.notEqual(fresh, link)
}

async function provingAgain(stage) {
  const keeper = await colleague(stage, 'keeper')
  await keeper.open('/colleagues')
  await keeper.page.getByRole('table').waitFor()
  await stage.later(PROOF_S + 60)
  await keeper.button('添加工作人员').click()
  const dialog = keeper.dialog('添加工作人员')
  await dialog.getByLabel('姓名').fill('吉姆')
  await dialog.getByLabel('用户名').fill('jim.green')
  await keeper.button('建立账号').click()
  const asked = keeper.dialog('请再次输入动态码')
  await asked.getByLabel('动态码').fill('000000')
  await asked.getByText('动态码不对或已经用过').waitFor()
  await asked.getByLabel('动态码').fill(keeper.code())
  // What was asked for goes on by itself.
  await keeper.dialog('账号已建立').waitFor()
  await asked.waitFor({ state: 'detached' })
}

async function changingSecrets(stage) {
  await stage.later(PROOF_S + 60)
  const owner = await colleague(stage, 'typist')
  const elsewhere = await owner.again()
  await elsewhere.open('/sign-in')
  await elsewhere.signIn()
  await owner.open('/account')
  await owner.page.getByText('还剩 9 个').waitFor()

  await owner.button('修改密码').click()
  const dialog = owner.dialog('修改密码')
  await dialog.getByLabel('当前密码').fill('not the password')
  await dialog.getByLabel('新密码').fill('neun warme steine am ufer')
  await dialog.getByRole('button', { name: '修改密码' }).click()
  await dialog.getByText('当前密码不对').waitFor()
  await dialog.getByLabel('当前密码').fill(PASSWORD)
  await dialog.getByRole('button', { name: '修改密码' }).click()
  await dialog.waitFor({ state: 'detached' })
  await elsewhere.page.getByRole('link', { name: '工作人员' }).first().click()
  await elsewhere.heading(/^登录$/).waitFor()

  await owner.button('更换验证器').click()
  const factor = owner.dialog('更换验证器')
  owner.secret = (await factor.locator('.secret').innerText()).replace(/\s/g, '')
  await factor.getByLabel('动态码').fill(owner.code())
  await factor.waitFor({ state: 'detached' })

  await owner.button('换一组恢复码').click()
  const codes = owner.dialog('换一组恢复码')
  await codes.getByRole('button', { name: '换一组恢复码' }).click()
  await codes.getByRole('listitem').nth(9).waitFor()
  await codes.getByRole('button', { name: '已经存好' }).click()
  await owner.page.getByText('还剩 10 个').waitFor()
  assert.deepEqual(without(owner, /status of 422/), [])
}

async function unsaved(stage) {
  const keeper = await colleague(stage, 'keeper')
  await keeper.open('/colleagues')
  await keeper.page.getByRole('textbox', { name: '查找工作人员' }).fill('demo.jinhua')
  await keeper.page.waitForURL(/q=/)
  await keeper.page.reload()
  await keeper.page.getByText('1 人，共').waitFor()

  await keeper.open('/')
  await keeper.page.getByRole('link', { name: '工作人员' }).first().click()
  await keeper.button('添加工作人员').click()
  const dialog = keeper.dialog('添加工作人员')
  await dialog.getByLabel('姓名').fill('露西')
  await keeper.page.goBack()
  const asked = keeper.dialog('还有内容没有保存')
  await asked.getByRole('button', { name: '取消' }).click()
  await asked.waitFor({ state: 'detached' })
  assert.equal(await dialog.getByLabel('姓名').inputValue(), '露西')
  await dialog.getByLabel('姓名').press('Escape')
  await asked.getByRole('button', { name: '不保存，离开' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function auditing(stage) {
  const auditor = await colleague(stage, 'auditor')
  await auditor.open('/')
  await auditor.page.getByRole('link', { name: '审计日志' }).first().click()
  await auditor.page.getByLabel('操作', { exact: true }).fill('contest_created')
  await auditor.button('查找').click()
  await auditor.page.waitForURL(/act=contest_created/)
  await auditor.button('建立竞赛').first().click()
  const drawer = auditor.dialog('建立竞赛')
  await drawer.getByRole('button', { name: '现在核对' }).click()
  await drawer.getByText('内容与摘要一致').waitFor()
  await drawer.getByText('在检查点写明的树里').waitFor()
  await drawer.getByText('检查点由日志的密钥签名').waitFor()
  await auditor.shoot('journey-audit-proof')

  // The same link shows the same entry, and an entry that was changed on its way is told.
  const { page } = auditor
  await page.route('**/api/v1/audit/entries?*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replaceAll('"version":1', '"version":2') })
  })
  await page.reload()
  await drawer.getByRole('button', { name: '现在核对' }).click()
  await drawer.getByText('内容与摘要不一致').waitFor()
  await drawer.getByText('不在检查点写明的树里').waitFor()
  assert.deepEqual(auditor.troubles, [])
}

async function byKeyboard(stage) {
  const keeper = await colleague(stage, 'keeper')
  const { page } = keeper
  await keeper.open('/')
  await keeper.heading('我的工作').waitFor()
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.innerText), '跳到正文', 'the skip link is first')
  await page.keyboard.press('?')
  await keeper.dialog('键盘快捷键').waitFor()
  await page.keyboard.press('Escape')
  await keeper.dialog('键盘快捷键').waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await keeper.heading('工作人员').waitFor()
  await page.getByRole('table').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('newcomer')
  await page.getByText('1 人，共').waitFor()
  await page.keyboard.press('Shift+Tab')
  await page.evaluate(() => document.querySelector('h1').focus())
  await press(page, /添加工作人员/)
  await keeper.dialog('添加工作人员').waitFor()
  await tabTo(page, /^姓名/)
  await page.keyboard.type('凯特')
  await tabTo(page, /^用户名/)
  await page.keyboard.type('kate.green')
  await page.keyboard.press('Enter')
  await keeper.dialog('账号已建立').waitFor()
  await page.keyboard.press('Escape')
  await keeper.dialog('账号已建立').waitFor({ state: 'detached' })
}

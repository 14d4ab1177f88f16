// The second chance under each rule that a contest can have.

import assert from 'node:assert/strict'
import { MODES } from './stage.mjs'
import { arrive, enrolled } from './worker.mjs'

export const secondChances = MODES.map((mode) => [`second chance: ${mode}`, (stage) => byMode[mode](stage)])

const byMode = {
  async share(stage) {
    const worker = await enrolled(stage, 'share')
    await worker.playPaper()
    await worker.button('分享给工友').click()
    await worker.page.getByRole('dialog').getByText('已获得今天的第二次机会').waitFor()
    await worker.button('再答一次').click()
    await worker.page.getByText(/^第 1 题/).waitFor()
    assert.deepEqual(worker.troubles, [])
  },

  async study(stage) {
    const worker = await enrolled(stage, 'study')
    await worker.playPaper()
    await worker.link('读一页再答').click()
    const next = worker.button('读完了，答一道检查题')
    assert.equal(await worker.button(/请先读完/).isDisabled(), true, 'not before it could be read')
    await worker.shoot('study-card')
    for (let option = 0; ; option++) {
      await next.click()
      await worker.choose(option)
      await worker.shoot('study-check')
      await worker.button('提交').click()
      const right = worker.page.getByText(/^第 1 题/)
      await right.or(worker.page.getByText('不对，再读一遍吧')).first().waitFor()
      if (await right.isVisible()) break
    }
    await worker.answerTheRest()
    await worker.handIn()
    assert.deepEqual(worker.troubles, [])
  },

  async visit(stage) {
    const worker = await enrolled(stage, 'visit')
    await worker.playPaper()
    await worker.button('邀请工友').click()
    await worker.page.getByText('等待工友打开').waitFor()
    const link = await worker.page.getByLabel('邀请链接').inputValue()
    const colleague = await arrive(stage)
    await colleague.page.goto(link)
    await colleague.button('开始答题').click()
    await colleague.page.waitForURL(/\/quiz\/.*ch=share/)
    await worker.page.getByRole('dialog').getByText('已获得今天的第二次机会').waitFor()
    await worker.button('再答一次').click()
    await worker.page.getByText(/^第 1 题/).waitFor()
    assert.deepEqual(worker.troubles, [])
  },

  async two_attempts(stage) {
    const worker = await enrolled(stage, 'two_attempts')
    await worker.playPaper()
    await worker.button(/^开始答题/).click()
    await worker.page.getByText(/^第 1 题/).waitFor()
    await worker.answerTheRest()
    await worker.handIn()
    await worker.page.getByText('今天两次机会都用完了').waitFor()
    assert.deepEqual(worker.troubles, [])
  },

  async none(stage) {
    const worker = await enrolled(stage, 'none')
    await worker.playPaper()
    await worker.page.getByText('今天的机会已经用完').waitFor()
    assert.equal(await worker.button(/分享给工友|邀请工友|开始答题/).count(), 0)
    assert.deepEqual(worker.troubles, [])
  },
}

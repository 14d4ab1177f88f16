import { describe, expect, it } from 'vitest'
import { inTheWay, isAmong, type Colleague, type RoleRow } from '~/rooms/membership/colleagues'

const jinhua = { code: '330700', name: '金华市总工会', short_name: '金华市' }
const editor: Colleague = {
  staff: { id: '7', login: 'han.meimei', full_name: '韩梅梅' },
  state: 'active',
  created_at: '2021-03-01T09:00:00+08:00',
  posts: [
    { id: '1', role: 'question_editor', union: jinhua, from: '2021-03-01T09:00:00+08:00', until: null },
    { id: '2', role: 'auditor', union: null, from: '2020-03-01T09:00:00+08:00', until: '2020-04-01T09:00:00+08:00' },
  ],
}
const everybody = { text: '', role: '', state: '' }

describe('a filtered list of colleagues', () => {
  it.each([
    ['everybody', {}, true],
    ['a part of the name', { text: '梅' }, true],
    ['a login in capitals', { text: 'HAN.' }, true],
    ['full-width letters', { text: 'ｈａｎ' }, true],
    ['a union', { text: '金华' }, true],
    ['somebody else', { text: '李雷' }, false],
    ['the role', { role: 'question_editor' }, true],
    ['another role', { role: 'observer' }, false],
    ['another state', { state: 'locked' }, false],
    ['name and state', { text: '韩', state: 'active' }, true],
  ])('finds by %s', (_, part, isFound) => expect(isAmong(editor, { ...everybody, ...part })).toBe(isFound))
})

describe('a post that excludes another', () => {
  const row = (role: RoleRow['role'], excludes: RoleRow['excludes']): RoleRow => ({
    role,
    administrator: false,
    powers: [],
    excludes,
  })

  it('is in the way while it is held', () => {
    expect(inTheWay(row('question_reviewer', ['question_editor']), editor)).toEqual(['question_editor'])
  })

  it('is not in the way any more when it has ended', () => {
    expect(inTheWay(row('security_administrator', ['auditor']), editor)).toEqual([])
  })
})

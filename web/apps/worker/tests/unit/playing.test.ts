import { describe, expect, it } from 'vitest'
import {
  answersOf,
  choose,
  firstOpen,
  letterOf,
  positionOf,
  sameAnswers,
  sayChosen,
  unanswered,
} from '@/rooms/quiz/answers'
import { handInKey, reconcile } from '@/rooms/quiz/playing'
import type { Paper } from '@/rooms/quiz/calls'

function paperWith(chosen: number[][], savedAt: string | null): Paper {
  return {
    date: '2021-03-23',
    number: 1,
    state: 'issued',
    issued_at: '2021-03-23T09:00:00+08:00',
    deadline: '2021-03-23T09:05:00+08:00',
    time_limit_s: 300,
    answers_saved_at: savedAt,
    questions: chosen.map((positions, index) => ({
      index,
      type: index === 1 ? ('multiple' as const) : ('single' as const),
      stem: `${index}`,
      options: ['a', 'b', 'c', 'd'],
      chosen: positions,
    })),
  }
}

describe('choosing', () => {
  const empty = [[], [], []]
  it('replaces the answer of a single question', () => {
    const once = choose(empty, { index: 0, type: 'single' }, 2)
    expect(choose(once, { index: 0, type: 'single' }, 1)).toEqual([[1], [], []])
  })
  it('switches the answers of a multiple one and keeps them in order', () => {
    const two = choose(choose(empty, { index: 1, type: 'multiple' }, 3), { index: 1, type: 'multiple' }, 0)
    expect(two[1]).toEqual([0, 3])
    expect(choose(two, { index: 1, type: 'multiple' }, 3)[1]).toEqual([0])
  })
  it('counts what is open and finds the first of it', () => {
    expect(unanswered([[1], [], [0]])).toBe(1)
    expect(firstOpen([[1], [], []])).toBe(1)
    expect(firstOpen([[1], [2]])).toBe(1)
  })
})

describe('keys', () => {
  it.each([
    ['1', 0],
    ['4', 3],
    ['a', 0],
    ['D', 3],
    ['5', null],
    ['e', null],
    ['Enter', null],
    ['0', null],
    ['x', null],
  ])('%s means position %s of four options', (key, position) => expect(positionOf(key, 4)).toBe(position))
  it('letters go with positions', () => {
    expect(letterOf(2)).toBe('C')
    expect(sayChosen([0, 2], ['甲', '乙', '丙'], '、')).toBe('A 甲、C 丙')
  })
})

describe('answers on the phone and on the server', () => {
  const early = '2021-03-23T09:01:00+08:00'
  const late = '2021-03-23T09:02:00+08:00'

  it('a phone without a paper takes those of the server', () => {
    const paper = paperWith([[1], [], []], early)
    expect(reconcile(undefined, paper)).toEqual({ answers: [[1], [], []], fromElsewhere: false })
  })
  it('answers changed here without a network win over those that were saved from here', () => {
    const kept = { paper: paperWith([[1], [], []], early), answers: [[2], [0], []], savedAt: early, dirty: true }
    expect(reconcile(kept, paperWith([[1], [], []], early))).toEqual({
      answers: [[2], [0], []],
      fromElsewhere: false,
    })
  })
  it('answers saved from another phone since then win over those of this one', () => {
    const kept = { paper: paperWith([[1], [], []], early), answers: [[1], [], []], savedAt: early, dirty: false }
    expect(reconcile(kept, paperWith([[3], [1], []], late))).toEqual({ answers: [[3], [1], []], fromElsewhere: true })
  })
  it('the paper of another attempt is not mixed in', () => {
    const kept = {
      paper: { ...paperWith([[1], [], []], early), number: 2 },
      answers: [[2], [2], []],
      savedAt: late,
      dirty: true,
    }
    expect(reconcile(kept, paperWith([[], [], []], null)).answers).toEqual([[], [], []])
  })
})

describe('the key of a hand-in', () => {
  const paper = paperWith([[], [], []], null)
  it('is the same for the same answers and another for others', () => {
    expect(handInKey('x', paper, [[1], [], []])).toBe(handInKey('x', paper, [[1], [], []]))
    expect(handInKey('x', paper, [[1], [], []])).not.toBe(handInKey('x', paper, [[2], [], []]))
  })
  it('is one that the server accepts', () => {
    expect(handInKey('wo-xin-xiang-dang', paper, [[1], [0, 3], []])).toMatch(/^[!-~]{8,100}$/)
  })
  it('answers of a paper are its own copy', () => {
    const answers = answersOf(paper)
    answers[0]!.push(1)
    expect(sameAnswers(answersOf(paper), [[], [], []])).toBe(true)
  })
})

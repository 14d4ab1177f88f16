import type { Paper, PaperQuestion } from './calls'

/// Answers of a paper: for each question the chosen positions, in ascending order.
export type Answers = number[][]

export function answersOf(paper: Pick<Paper, 'questions'>): Answers {
  return paper.questions.map((question) => [...question.chosen])
}

/// The answers after `position` of one question was chosen or, for several answers, switched.
export function choose(answers: Answers, question: Pick<PaperQuestion, 'index' | 'type'>, position: number): Answers {
  const before = answers[question.index] ?? []
  const after =
    question.type === 'multiple'
      ? before.includes(position)
        ? before.filter((other) => other !== position)
        : [...before, position].sort((one, other) => one - other)
      : [position]
  return answers.map((chosen, index) => (index === question.index ? after : chosen))
}

export function unanswered(answers: Answers): number {
  return answers.filter((chosen) => chosen.length === 0).length
}

/// The first question without an answer, or the last one.
export function firstOpen(answers: Answers): number {
  const open = answers.findIndex((chosen) => chosen.length === 0)
  return open < 0 ? answers.length - 1 : open
}

export function sameAnswers(one: Answers, other: Answers): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/// The position that a key stands for: 1-8 or A-H. Null for any other key and where the question
/// has no such option.
export function positionOf(key: string, options: number): number | null {
  if (!/^[1-8a-h]$/i.test(key)) return null
  const position = key >= '1' && key <= '8' ? Number(key) - 1 : key.toUpperCase().charCodeAt(0) - 65
  return position < options ? position : null
}

export function letterOf(position: number): string {
  return String.fromCharCode(65 + position)
}

/// "A 1921 年" or "A、C", for a screen that has no cards.
export function sayChosen(positions: readonly number[], options: readonly string[], separator: string): string {
  return positions.map((position) => `${letterOf(position)} ${options[position] ?? ''}`).join(separator)
}

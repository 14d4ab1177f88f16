import { answer, type Schemas } from '@palmunion/api'
import { onMounted, onUnmounted } from 'vue'
import { learnTime } from '@/app/clock'
import { door } from '@/app/entry'
import { keepAnswer, useResource } from '@/app/resource'
import { api } from '@/app/server'
import { session } from '@/app/session'

export type MyDay = Schemas['MyDay']
export type Paper = Schemas['Paper']
export type PaperQuestion = Schemas['PaperQuestion']
export type Result = Schemas['Result']
export type ResultQuestion = Schemas['ResultQuestion']
export type SecondChance = Schemas['SecondChance']

const dayOldAfterMs = 60_000

/// The day of the person; asked for anew when somebody comes back to the app, perhaps on the next
/// day.
export function useMyDay(slug: () => string | null) {
  const day = useResource(
    () => (slug() === null || session.state !== 'in' ? null : `day:${slug()}`),
    () => answer(api.GET('/api/v1/quiz/contests/{slug}/me', { params: { path: { slug: slug()! } } })),
  )
  const comeBack = (): void => {
    const isOld = day.at.value !== null && Date.now() - day.at.value > dayOldAfterMs
    if (document.visibilityState === 'visible' && isOld) void day.reload()
  }
  onMounted(() => document.addEventListener('visibilitychange', comeBack))
  onUnmounted(() => document.removeEventListener('visibilitychange', comeBack))
  return day
}

export function useCalendar(slug: () => string | null, month: () => string | null) {
  return useResource(
    () => (slug() === null || session.state !== 'in' ? null : `calendar:${slug()}:${month() ?? 'now'}`),
    () => {
      const query = month() === null ? {} : { month: month()! }
      return answer(api.GET('/api/v1/quiz/contests/{slug}/calendar', { params: { path: { slug: slug()! }, query } }))
    },
  )
}

/// A new paper, or the open one.
export async function startAttempt(slug: string): Promise<Paper> {
  const call = api.POST('/api/v1/quiz/contests/{slug}/attempts', {
    params: { path: { slug } },
    body: { channel: door.channel },
  })
  const paper = await answer(call)
  // Only a new paper was issued just now.
  if ((await call).response.status === 201) learnTime(paper.issued_at)
  return paper
}

export function getAttempt(slug: string, date: string, number: number): Promise<Paper | Result> {
  return answer(
    api.GET('/api/v1/quiz/contests/{slug}/attempts/{date}/{number}', { params: { path: { slug, date, number } } }),
  )
}

export function saveAnswers(slug: string, paper: Paper, answers: number[][]): Promise<Schemas['AnswersSaved']> {
  const path = { slug, date: paper.date, number: paper.number }
  return answer(
    api.PUT('/api/v1/quiz/contests/{slug}/attempts/{date}/{number}/answers', { params: { path }, body: { answers } }),
  )
}

export function isPaper(attempt: Paper | Result): attempt is Paper {
  return attempt.state === 'issued'
}

function resultKey(slug: string, date: string, number: number): string {
  return `result:${slug}/${date}/${number}`
}

export function useAttempt(slug: string, date: string, number: number) {
  return useResource(
    () => resultKey(slug, date, number),
    () => getAttempt(slug, date, number),
  )
}

/// Puts a result where `useAttempt` finds it at once.
export async function keepResult(slug: string, result: Result): Promise<void> {
  await keepAnswer(resultKey(slug, result.date, result.number), result)
}

import { computed, onUnmounted, ref, shallowRef } from 'vue'
import { learnTime, secondsLeft, serverNow } from '@/app/clock'
import type { Delivery, Parcel } from '@/app/outbox'
import { session } from '@/app/session'
import { shared } from '@/app/shared'
import { sha256Hex } from '../identity/sha256'
import { answersOf, sameAnswers, type Answers } from './answers'
import { getAttempt, isPaper, keepResult, saveAnswers, startAttempt, type Paper } from './calls'

/// A paper as this phone keeps it while it is open.
interface Kept {
  paper: Paper
  answers: Answers
  /** When the server last took answers from this phone; null: it has none of them yet. */
  savedAt: string | null
  /** Answers were changed after that. */
  dirty: boolean
}

/// Which answers count when the phone and the server both have some: those of this phone if they
/// were changed here and nobody saved others since.
export function reconcile(kept: Kept | undefined, paper: Paper): { answers: Answers; fromElsewhere: boolean } {
  const theirs = answersOf(paper)
  if (!kept || kept.paper.date !== paper.date || kept.paper.number !== paper.number) {
    return { answers: theirs, fromElsewhere: false }
  }
  const savedElsewhere =
    paper.answers_saved_at !== null &&
    (kept.savedAt === null || Date.parse(paper.answers_saved_at) > Date.parse(kept.savedAt)) &&
    !sameAnswers(theirs, kept.answers)
  return savedElsewhere ? { answers: theirs, fromElsewhere: true } : { answers: kept.answers, fromElsewhere: false }
}

/// The key under which answers are handed in: the same answers always have the same one.
export function handInKey(slug: string, paper: Pick<Paper, 'date' | 'number'>, answers: Answers): string {
  const digest = sha256Hex(JSON.stringify(answers)).slice(0, 12)
  return `hand-in:${slug}:${paper.date}:${paper.number}:${digest}`
}

/// One attempt from its start to its hand-in, with or without a network in between.
export function usePlaying(slug: string) {
  const paper = shallowRef<Paper | null>(null)
  const answers = shallowRef<Answers>([])
  const savedAt = ref<string | null>(null)
  const dirty = ref(false)
  const left = ref<number | null>(null)
  let saving = false

  const shelfKey = computed(() => `paper:${session.owner}:${slug}`)

  const ticker = setInterval(tick, 250)
  onUnmounted(() => clearInterval(ticker))

  function tick(): void {
    const deadline = paper.value?.deadline
    left.value = deadline ? secondsLeft(deadline, serverNow()) : null
  }

  async function keep(): Promise<void> {
    if (!paper.value) return
    const kept: Kept = { paper: paper.value, answers: answers.value, savedAt: savedAt.value, dirty: dirty.value }
    await shared.shelf.put(shelfKey.value, kept).catch(() => undefined)
  }

  async function forget(): Promise<void> {
    await shared.shelf.remove(shelfKey.value).catch(() => undefined)
  }

  function kept(): Promise<Kept | undefined> {
    return shared.shelf.get<Kept>(shelfKey.value).catch(() => undefined)
  }

  async function take(fresh: Paper): Promise<boolean> {
    const known = await kept()
    const { answers: merged, fromElsewhere } = reconcile(known, fresh)
    paper.value = fresh
    answers.value = merged
    savedAt.value = fresh.answers_saved_at
    dirty.value = !sameAnswers(merged, answersOf(fresh))
    tick()
    await keep()
    return fromElsewhere
  }

  /// Opens the paper that this phone still has. One whose time is over is only worth it when the
  /// server has not seen all its answers: they may still arrive within the grace.
  async function reopen(): Promise<boolean> {
    const known = await kept()
    if (!known) return false
    const over = known.paper.deadline !== null && secondsLeft(known.paper.deadline, serverNow()) === 0
    if (over && !known.dirty) {
      await forget()
      return false
    }
    paper.value = known.paper
    answers.value = known.answers
    savedAt.value = known.savedAt
    dirty.value = known.dirty
    tick()
    return true
  }

  /// Asks the server for a new paper or the open one.
  async function start(): Promise<boolean> {
    return take(await startAttempt(slug))
  }

  /// Looks whether the attempt went on elsewhere; false when it is no longer open.
  async function look(): Promise<{ open: boolean; fromElsewhere: boolean }> {
    const current = paper.value!
    const found = await getAttempt(slug, current.date, current.number)
    if (!isPaper(found)) {
      await forget()
      return { open: false, fromElsewhere: false }
    }
    return { open: true, fromElsewhere: await take(found) }
  }

  function set(next: Answers): void {
    answers.value = next
    dirty.value = true
    void keep()
  }

  /// Gives the server the answers so far. A failure is no news: the hand-in carries them all.
  async function save(): Promise<void> {
    if (saving || !dirty.value || !paper.value) return
    saving = true
    const sent = answers.value
    try {
      const saved = await saveAnswers(slug, paper.value, sent)
      learnTime(saved.answers_saved_at)
      savedAt.value = saved.answers_saved_at
      dirty.value = !sameAnswers(sent, answers.value)
      await keep()
    } catch {
      return
    } finally {
      saving = false
    }
  }

  async function handIn(): Promise<{ parcel: Parcel; delivery: Delivery }> {
    const { date, number, deadline } = paper.value!
    const parcel: Parcel = {
      key: handInKey(slug, paper.value!, answers.value),
      owner: session.owner,
      slug,
      date,
      number,
      answers: answers.value,
      deadline,
      packedAt: Date.now(),
    }
    const delivery = await shared.outbox.post(parcel)
    if (delivery.kind === 'delivered') await keepResult(slug, delivery.result)
    await forget()
    return { parcel, delivery }
  }

  return { paper, answers, left, dirty, reopen, start, look, set, save, handIn }
}

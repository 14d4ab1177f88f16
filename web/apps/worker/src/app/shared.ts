import { answer } from '@palmunion/api'
import { shallowReactive } from 'vue'
import { learnTime } from './clock'
import { Outbox, type Delivery, type Parcel } from './outbox'
import { api } from './server'
import { session } from './session'
import { openShelf, storageShelf, type Shelf } from './shelf'

export type Listener = (parcel: Parcel, delivery: Delivery) => void

const listeners = new Set<Listener>()

/// What the whole app has once: the shelf and the outbox. Filled by `openShared` before anything
/// is drawn.
export const shared = shallowReactive<{ shelf: Shelf; outbox: Outbox }>(furnish(storageShelf(sessionStorage)))

export async function openShared(): Promise<void> {
  Object.assign(shared, furnish(await openShelf()))
  await shared.outbox.load().catch(() => undefined)
}

/// Hears what becomes of parcels; returns how to stop listening.
export function onDelivery(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/// Sends what waits: now, whenever the network comes back, and every half minute.
export function keepSending(): void {
  const flush = (): void => {
    if (session.state === 'in') void shared.outbox.flush(session.owner)
  }
  window.addEventListener('online', flush)
  setInterval(flush, 30_000)
  flush()
}

function furnish(shelf: Shelf): { shelf: Shelf; outbox: Outbox } {
  const heard: Listener = (parcel, delivery) => listeners.forEach((listener) => listener(parcel, delivery))
  return { shelf, outbox: new Outbox(shelf, sendParcel, heard) }
}

async function sendParcel(parcel: Parcel) {
  const result = await answer(
    api.POST('/api/v1/quiz/contests/{slug}/attempts/{date}/{number}/hand-in', {
      params: {
        path: { slug: parcel.slug, date: parcel.date, number: parcel.number },
        header: { 'Idempotency-Key': parcel.key },
      },
      body: { answers: parcel.answers },
    }),
  )
  if (result.handed_in_at) learnTime(result.handed_in_at)
  return result
}

import { Refused, type Schemas } from '@palmunion/api'
import { reactive } from 'vue'
import type { Shelf } from './shelf'

export type Result = Schemas['Result']

/// A paper that has been handed in on this phone and must reach the server.
export interface Parcel {
  /** Idempotency key, made from what it is about: the same answers always carry the same key. */
  key: string
  /** Who handed it in; it is never sent in somebody else's session. */
  owner: string
  slug: string
  date: string
  number: number
  answers: number[][]
  /** Until when the server takes it; null: no limit. */
  deadline: string | null
  packedAt: number
}

/// What became of a parcel.
export type Delivery =
  | { kind: 'delivered'; result: Result }
  /** The server keeps its own result, e.g. after a hand-in from another phone. */
  | { kind: 'settled'; code: string }
  | { kind: 'refused'; refusal: Refused }
  /** No answer, or not now: the parcel stays. */
  | { kind: 'waiting'; retryAfterS: number | null }

export type Send = (parcel: Parcel) => Promise<Result>

const prefix = 'outbox:'
const settledCodes = ['already_handed_in', 'attempt_expired', 'attempt_voided']

export function parcelName(parcel: Pick<Parcel, 'slug' | 'date' | 'number'>): string {
  return `${parcel.slug}/${parcel.date}/${parcel.number}`
}

/// Keeps hand-ins until the server has answered for them.
export class Outbox {
  /** All parcels of this phone, the oldest first. */
  readonly waiting: Parcel[] = reactive([])
  private readonly underWay = new Map<string, Promise<Delivery>>()
  private readonly shelf: Shelf
  private readonly send: Send
  private readonly heard: (parcel: Parcel, delivery: Delivery) => void

  constructor(shelf: Shelf, send: Send, heard: (parcel: Parcel, delivery: Delivery) => void) {
    this.shelf = shelf
    this.send = send
    this.heard = heard
  }

  async load(): Promise<void> {
    const keys = await this.shelf.keys(prefix)
    const stored = await Promise.all(keys.map((key) => this.shelf.get<Parcel>(key)))
    const parcels = stored.filter((parcel) => parcel !== undefined)
    parcels.sort((one, other) => one.packedAt - other.packedAt)
    this.waiting.splice(0, this.waiting.length, ...parcels)
  }

  find(slug: string, date: string, number: number): Parcel | undefined {
    const name = parcelName({ slug, date, number })
    return this.waiting.find((parcel) => parcelName(parcel) === name)
  }

  /// Keeps the parcel on the phone first, then tries to send it.
  async post(parcel: Parcel): Promise<Delivery> {
    const known = this.waiting.find((other) => other.key === parcel.key)
    if (!known) {
      this.waiting.push(parcel)
      await this.shelf.put(prefix + parcel.key, parcel).catch(() => undefined)
    }
    return this.deliver(parcel)
  }

  /// Tries every parcel of this owner once. Stops at the first that gets no answer.
  async flush(owner: string): Promise<void> {
    for (const parcel of this.waiting.filter((other) => other.owner === owner)) {
      const delivery = await this.deliver(parcel)
      if (delivery.kind === 'waiting') return
    }
  }

  /// Forgets the parcels of an owner who signs out.
  async discard(owner: string): Promise<void> {
    for (const parcel of this.waiting.filter((other) => other.owner === owner)) await this.drop(parcel)
  }

  private deliver(parcel: Parcel): Promise<Delivery> {
    const running = this.underWay.get(parcel.key)
    if (running) return running
    const delivery = this.attempt(parcel).finally(() => this.underWay.delete(parcel.key))
    this.underWay.set(parcel.key, delivery)
    return delivery
  }

  private async attempt(parcel: Parcel): Promise<Delivery> {
    const delivery = await this.send(parcel).then(
      (result): Delivery => ({ kind: 'delivered', result }),
      (failure: unknown) => deliveryOf(failure),
    )
    if (delivery.kind !== 'waiting') await this.drop(parcel)
    this.heard(parcel, delivery)
    return delivery
  }

  private async drop(parcel: Parcel): Promise<void> {
    const index = this.waiting.findIndex((other) => other.key === parcel.key)
    if (index >= 0) this.waiting.splice(index, 1)
    await this.shelf.remove(prefix + parcel.key).catch(() => undefined)
  }
}

/// What a failure to send means: only a clear no from the server takes a parcel off the phone.
export function deliveryOf(failure: unknown): Delivery {
  if (!(failure instanceof Refused)) return { kind: 'waiting', retryAfterS: null }
  if (settledCodes.includes(failure.code)) return { kind: 'settled', code: failure.code }
  const comesBack = failure.status >= 500 || [401, 408, 425, 429].includes(failure.status)
  if (comesBack) return { kind: 'waiting', retryAfterS: failure.retryAfterS }
  return { kind: 'refused', refusal: failure }
}

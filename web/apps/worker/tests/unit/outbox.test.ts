import { Refused, Unreachable } from '@palmunion/api'
import { beforeEach, describe, expect, it } from 'vitest'
import { Outbox, deliveryOf, type Delivery, type Parcel, type Result } from '@/app/outbox'
import { storageShelf, type Shelf } from '@/app/shelf'

const result = { date: '2021-03-23', number: 1, points: 40 } as Result

function parcelOf(owner: string, number: number): Parcel {
  const key = `hand-in:x:2021-03-23:${number}:${owner}`
  return { key, owner, slug: 'x', date: '2021-03-23', number, answers: [[0]], deadline: null, packedAt: number }
}

function refusal(status: number, code: string, retryAfterS: number | null = null): Refused {
  return new Refused({ type: '', title: '', status, code, trace_id: 't' }, retryAfterS)
}

let shelf: Shelf
let sent: string[]
let heard: Delivery[]

function outbox(send: (parcel: Parcel) => Promise<Result>): Outbox {
  const record = (parcel: Parcel): Promise<Result> => {
    sent.push(parcel.key)
    return send(parcel)
  }
  return new Outbox(shelf, record, (_, delivery) => heard.push(delivery))
}

beforeEach(() => {
  localStorage.clear()
  shelf = storageShelf(localStorage)
  sent = []
  heard = []
})

describe('what a failure to hand in means', () => {
  it.each([
    ['no network', new Unreachable(null), 'waiting'],
    ['the server is busy', refusal(503, 'lane_full', 3), 'waiting'],
    ['a proxy in front failed', refusal(502, 'http_502'), 'waiting'],
    ['too many at once', refusal(429, 'requests_too_many'), 'waiting'],
    ['the session ended', refusal(401, 'sign_in_needed'), 'waiting'],
    ['handed in elsewhere', refusal(409, 'already_handed_in'), 'settled'],
    ['too late', refusal(409, 'attempt_expired'), 'settled'],
    ['voided by the organiser', refusal(409, 'attempt_voided'), 'settled'],
    ['answers that cannot be', refusal(422, 'answers_count'), 'refused'],
    ['no such attempt', refusal(404, 'attempt_unknown'), 'refused'],
  ])('%s', (_, failure, kind) => expect(deliveryOf(failure).kind).toBe(kind))

  it('tells when to come back', () => {
    expect(deliveryOf(refusal(503, 'lane_full', 3))).toEqual({ kind: 'waiting', retryAfterS: 3 })
  })
})

describe('the outbox', () => {
  it('keeps a paper on the phone before it is sent', async () => {
    let keptWhenSent: string[] = []
    const box = outbox(async () => {
      keptWhenSent = await shelf.keys('outbox:')
      return result
    })
    await box.post(parcelOf('me', 1))
    expect(keptWhenSent).toHaveLength(1)
    expect(await shelf.keys('outbox:')).toEqual([])
    expect(heard).toEqual([{ kind: 'delivered', result }])
  })

  it('still has it after a restart without a network, and sends it with the same key', async () => {
    await outbox(() => Promise.reject(new Unreachable(null))).post(parcelOf('me', 1))
    const later = outbox(() => Promise.resolve(result))
    await later.load()
    expect(later.find('x', '2021-03-23', 1)?.key).toBe(parcelOf('me', 1).key)
    await later.flush('me')
    expect(later.waiting).toEqual([])
    expect(sent).toEqual([parcelOf('me', 1).key, parcelOf('me', 1).key])
  })

  it('never sends a paper in the session of somebody else', async () => {
    const box = outbox(() => Promise.reject(new Unreachable(null)))
    await box.post(parcelOf('me', 1))
    sent = []
    await box.flush('other')
    expect(sent).toEqual([])
    expect(box.waiting).toHaveLength(1)
  })

  it('sends the same paper once at a time', async () => {
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => (release = resolve))
    const box = outbox(async () => {
      await gate
      return result
    })
    const posts = [box.post(parcelOf('me', 1)), box.post(parcelOf('me', 1)), box.flush('me')]
    release()
    await Promise.all(posts)
    expect(sent).toHaveLength(1)
  })

  it('sends the oldest first and stops where nobody answers', async () => {
    const failing = outbox(() => Promise.reject(new Unreachable(null)))
    await failing.post(parcelOf('me', 2))
    await failing.post(parcelOf('me', 1))
    sent = []
    const later = outbox(() => Promise.reject(new Unreachable(null)))
    await later.load()
    await later.flush('me')
    expect(sent).toEqual([parcelOf('me', 1).key])
  })

  it('drops what the server refuses for good, and says so', async () => {
    const box = outbox(() => Promise.reject(refusal(422, 'answers_count')))
    const delivery = await box.post(parcelOf('me', 1))
    expect(delivery.kind).toBe('refused')
    expect(await shelf.keys('outbox:')).toEqual([])
  })

  it('forgets only the papers of the person who signs out', async () => {
    const box = outbox(() => Promise.reject(new Unreachable(null)))
    await box.post(parcelOf('me', 1))
    await box.post(parcelOf('other', 2))
    await box.discard('me')
    expect(box.waiting.map((parcel) => parcel.owner)).toEqual(['other'])
    expect(await shelf.keys('outbox:')).toHaveLength(1)
  })
})

import { answer, Refused, type Schemas } from '@palmunion/api'
import { reactive } from 'vue'
import { api } from './server'
import type { Shelf } from './shelf'

export type Me = Schemas['Me']

interface Session {
  state: 'unknown' | 'out' | 'in'
  me: Me | null
  /** Names the person on this phone; says nothing to anybody without the phone. */
  owner: string
}

export const session = reactive<Session>({ state: 'unknown', me: null, owner: '' })

const ownerEntry = 'palmunion.owner'
const saltEntry = 'palmunion.salt'
let shelf: Shelf | null = null
let known: () => void
const knowing = new Promise<void>((resolve) => (known = resolve))

/// Resolves when it is clear whether somebody is signed in.
export function whenKnown(): Promise<void> {
  return knowing
}

/// Finds out who uses the app. Without a network the last known person stays.
export async function beginSession(opened: Shelf): Promise<void> {
  shelf = opened
  await findPerson(opened)
  known()
}

async function findPerson(opened: Shelf): Promise<void> {
  session.owner = stored(ownerEntry) ?? ''
  if (session.owner !== '') {
    const last = await opened.get<Me>(`me:${session.owner}`).catch(() => undefined)
    if (last) {
      session.me = last
      session.state = 'in'
      void refreshMe().catch(() => undefined)
      return
    }
  }
  try {
    const found = await answer(api.GET('/api/v1/identity/session'))
    if (!found.signed_in) setOut()
    else await refreshMe()
  } catch {
    if (session.state === 'unknown') session.state = session.me ? 'in' : 'out'
  }
}

/// Asks for the person anew. A 401 ends the session here too.
export async function refreshMe(): Promise<Me | null> {
  try {
    await setMe(await answer(api.GET('/api/v1/me')))
    return session.me
  } catch (failure) {
    if (failure instanceof Refused && failure.status === 401) setOut()
    throw failure
  }
}

export async function setMe(me: Me): Promise<void> {
  if (session.owner === '') await setOwner(me.phone_masked)
  session.me = me
  session.state = 'in'
  await shelf?.put(`me:${session.owner}`, me).catch(() => undefined)
}

/// Remembers who has just signed in, so that what waits in the outbox finds its owner again.
export async function setOwner(phone: string): Promise<void> {
  const { sha256Hex } = await import('../rooms/identity/sha256')
  let salt = stored(saltEntry)
  if (salt === null) {
    salt = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('')
    keep(saltEntry, salt)
  }
  session.owner = sha256Hex(`${salt}:${phone}`).slice(0, 16)
  keep(ownerEntry, session.owner)
}

/// The server no longer knows this session. What the person left on the phone stays.
export function setOut(): void {
  session.state = 'out'
  session.me = null
}

/// Takes everything about the person off this phone.
export async function forgetPerson(): Promise<void> {
  const owner = session.owner
  setOut()
  session.owner = ''
  try {
    localStorage.removeItem(ownerEntry)
  } catch {
    // Nothing was stored then.
  }
  if (!shelf || owner === '') return
  for (const prefix of ['me:', 'answer:', 'paper:']) {
    for (const key of await shelf.keys(prefix + owner)) await shelf.remove(key)
  }
}

function stored(entry: string): string | null {
  try {
    return localStorage.getItem(entry)
  } catch {
    return null
  }
}

function keep(entry: string, value: string): void {
  try {
    localStorage.setItem(entry, value)
  } catch {
    // A browser without storage asks the server at every start.
  }
}

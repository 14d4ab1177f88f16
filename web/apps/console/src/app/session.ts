import { answer, Refused, type Schemas } from '@palmunion/api'
import { computed, reactive } from 'vue'
import { api } from './server'

export type Power = Schemas['StaffPower']
export type StaffMe = Schemas['StaffMe']

interface Session {
  /** `unreachable`: the server could not be asked. */
  state: 'out' | 'in' | 'unreachable'
  me: StaffMe | null
  /** When it ends if nobody does anything, in ms since 1970. */
  endsAtMs: number
  recoveryCodesLeft: number
  /** It was open in this window and has ended by itself. */
  hasEnded: boolean
}

export const session = reactive<Session>({
  state: 'out',
  me: null,
  endsAtMs: 0,
  recoveryCodesLeft: 0,
  hasEnded: false,
})

export const myName = computed(() => session.me?.staff?.full_name ?? '')

/// What the server said this person may do; it decides anew at each request.
export function may(power: Power): boolean {
  return session.me?.powers.includes(power) ?? false
}

/// Finds out who sits here.
export async function beginSession(): Promise<void> {
  try {
    await refreshSession()
  } catch (failure) {
    session.state = failure instanceof Refused && failure.status === 401 ? 'out' : 'unreachable'
  }
}

/// Asks for session and powers anew; the question itself keeps the session awake.
export async function refreshSession(): Promise<void> {
  await keepAwake()
  if (session.state === 'in') session.me = await answer(api.GET('/api/v1/staff/me'))
}

/// Tells the server that somebody is here.
export async function keepAwake(): Promise<void> {
  const found = await answer(api.GET('/api/v1/staff/session'))
  if (!found.signed_in) {
    endHere()
    return
  }
  session.state = 'in'
  session.hasEnded = false
  session.endsAtMs = Date.parse(found.expires_at ?? '')
  session.recoveryCodesLeft = found.recovery_codes_left ?? 0
}

/// The server knows this session no longer.
export function endHere(): void {
  session.hasEnded = session.state === 'in'
  session.state = 'out'
  session.me = null
}

/// Leaves on purpose.
export async function signOut(): Promise<void> {
  await answer(api.DELETE('/api/v1/staff/session'))
  endHere()
  session.hasEnded = false
}

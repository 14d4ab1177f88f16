import { Refused } from '@palmunion/api'
import { onMounted, onUnmounted, shallowRef, watch, type ShallowRef } from 'vue'
import { session, setOut } from './session'
import { shared } from './shared'

export type ResourceState = 'idle' | 'loading' | 'ready' | 'stale' | 'offline' | 'error' | 'denied'

export interface Resource<T> {
  data: ShallowRef<T | null>
  state: ShallowRef<ResourceState>
  /** Why the last try failed. */
  failure: ShallowRef<unknown>
  /** When the data came from the server, in ms since 1970. */
  at: ShallowRef<number | null>
  reload: () => Promise<void>
}

interface Stored<T> {
  at: number
  data: T
}

/// The state in which a failed try leaves a resource.
export function stateAfter(failure: unknown, hasData: boolean): ResourceState {
  if (failure instanceof Refused) {
    if (failure.status === 401 || failure.status === 403) return 'denied'
    return 'error'
  }
  return hasData ? 'offline' : 'error'
}

function shelfKey(name: string): string {
  return `answer:${session.owner || 'anyone'}:${name}`
}

/// Keeps an answer that came by another way for `useResource` of the same name.
export async function keepAnswer(name: string, data: unknown): Promise<void> {
  await shared.shelf.put(shelfKey(name), { at: Date.now(), data }).catch(() => undefined)
}

/// Something the server knows: shows the last good answer at once, asks anew, and keeps what
/// comes for a time without a network. `key` names it; null asks for nothing yet.
export function useResource<T>(key: () => string | null, fetcher: () => Promise<T>): Resource<T> {
  const data = shallowRef<T | null>(null)
  const state = shallowRef<ResourceState>('idle')
  const failure = shallowRef<unknown>(null)
  const at = shallowRef<number | null>(null)
  let round = 0

  async function show(name: string, mine: number): Promise<void> {
    const known = await shared.shelf.get<Stored<T>>(shelfKey(name)).catch(() => undefined)
    if (!known || mine !== round || data.value !== null) return
    data.value = known.data
    at.value = known.at
    state.value = 'stale'
  }

  async function ask(name: string, mine: number): Promise<void> {
    try {
      const fresh = await fetcher()
      if (mine !== round) return
      data.value = fresh
      at.value = Date.now()
      state.value = 'ready'
      failure.value = null
      await keepAnswer(name, fresh)
    } catch (cause) {
      if (mine !== round) return
      failure.value = cause
      state.value = stateAfter(cause, data.value !== null)
      if (cause instanceof Refused && cause.status === 401) setOut()
    }
  }

  async function reload(): Promise<void> {
    const name = key()
    if (name === null) return
    const mine = ++round
    if (data.value === null) state.value = 'loading'
    await Promise.all([show(name, mine), ask(name, mine)])
  }

  watch(
    key,
    () => {
      data.value = null
      at.value = null
      failure.value = null
      state.value = 'idle'
      void reload()
    },
    { immediate: true },
  )
  const whenOnline = (): void => void reload()
  onMounted(() => window.addEventListener('online', whenOnline))
  onUnmounted(() => window.removeEventListener('online', whenOnline))

  return { data, state, failure, at, reload }
}

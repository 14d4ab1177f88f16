import { Refused } from '@palmunion/api'
import { onMounted, onUnmounted, shallowRef, watch, type ShallowRef } from 'vue'
import { endHere } from './session'

export type ResourceState = 'idle' | 'loading' | 'ready' | 'error' | 'denied' | 'gone'

export interface Resource<T> {
  data: ShallowRef<T | null>
  state: ShallowRef<ResourceState>
  failure: ShallowRef<unknown>
  reload: () => Promise<void>
}

/// The state in which a failed try leaves a page.
export function stateAfter(failure: unknown): ResourceState {
  if (!(failure instanceof Refused)) return 'error'
  if (failure.status === 404) return 'gone'
  return failure.status === 401 || failure.status === 403 ? 'denied' : 'error'
}

/// Something the server knows, asked for whenever `key` changes; null asks for nothing yet.
/// What is shown stays while the same thing is asked for again. Nothing is kept in the browser.
export function useResource<T>(key: () => string | null, fetcher: () => Promise<T>): Resource<T> {
  const data = shallowRef<T | null>(null)
  const state = shallowRef<ResourceState>('idle')
  const failure = shallowRef<unknown>(null)
  let round = 0

  async function reload(): Promise<void> {
    if (key() === null) return
    const mine = ++round
    if (data.value === null) state.value = 'loading'
    try {
      const fresh = await fetcher()
      if (mine !== round) return
      data.value = fresh
      state.value = 'ready'
      failure.value = null
    } catch (cause) {
      if (mine !== round) return
      failure.value = cause
      state.value = stateAfter(cause)
      if (cause instanceof Refused && cause.status === 401) endHere()
    }
  }

  watch(
    key,
    () => {
      data.value = null
      failure.value = null
      state.value = 'idle'
      void reload()
    },
    { immediate: true },
  )
  const whenOnline = (): void => {
    if (state.value === 'error') void reload()
  }
  onMounted(() => window.addEventListener('online', whenOnline))
  onUnmounted(() => {
    round++
    window.removeEventListener('online', whenOnline)
  })
  return { data, state, failure, reload }
}

import { Refused } from '@palmunion/api'
import { ref, shallowRef } from 'vue'
import { askForProof } from './proof'
import { endHere } from './session'

/// Who was asked for the second factor again and did not show it.
export class Declined extends Error {}

/// Does what may need the second factor again: asks for it when the server does, then tries once
/// more. Throws `Declined` when the person would rather not.
export async function withProof<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.code !== 'step_up_needed') throw failure
    if (!(await askForProof())) throw new Declined()
    return act()
  }
}

/// One act of a page: whether it is under way, and why it failed.
export function useAct() {
  const busy = ref(false)
  const failure = shallowRef<unknown>(null)

  /// True when it is done. A second press while it is under way does nothing.
  async function run(act: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failure.value = null
    try {
      await withProof(act)
      return true
    } catch (cause) {
      if (!(cause instanceof Declined)) failure.value = cause
      if (cause instanceof Refused && cause.status === 401) endHere()
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, failure, run }
}

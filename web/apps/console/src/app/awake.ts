import { onMounted, onUnmounted, ref } from 'vue'
import { endHere, keepAwake, session } from './session'

const askAgainAfterMs = 4 * 60_000
const warnBeforeMs = 3 * 60_000
const lookEveryMs = 10_000

/// Reading does not keep a session awake, so keys and clicks do. Gives the minutes left when the
/// session is about to end, and null before.
export function useAwake() {
  const minutesLeft = ref<number | null>(null)
  let askedAtMs = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined

  async function stay(): Promise<void> {
    askedAtMs = Date.now()
    await keepAwake().catch(() => undefined)
    look()
  }

  function notice(): void {
    if (session.state === 'in' && Date.now() - askedAtMs > askAgainAfterMs) void stay()
  }

  function look(): void {
    const leftMs = session.endsAtMs - Date.now()
    if (session.state !== 'in' || !(leftMs < warnBeforeMs)) minutesLeft.value = null
    else if (leftMs > 0) minutesLeft.value = Math.ceil(leftMs / 60_000)
    else {
      minutesLeft.value = null
      endHere()
    }
  }

  onMounted(() => {
    timer = setInterval(look, lookEveryMs)
    window.addEventListener('pointerdown', notice)
    window.addEventListener('keydown', notice)
  })
  onUnmounted(() => {
    clearInterval(timer)
    window.removeEventListener('pointerdown', notice)
    window.removeEventListener('keydown', notice)
  })
  return { minutesLeft, stay }
}

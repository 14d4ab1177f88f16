import { onMounted, onUnmounted } from 'vue'
import { settings } from './settings'

const patienceMs = 1500

/// Whether a key belongs to what somebody types or to a dialog.
export function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true
  const target = event.target instanceof Element ? event.target : null
  return target?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]') != null
}

/// Single keys (`?`) and two in a row (`g a`), unless the person has switched them off.
export function useShortcuts(actions: () => Record<string, () => void>): void {
  let first = ''
  let firstAtMs = 0

  function press(event: KeyboardEvent): void {
    if (!settings.shortcuts || isTaken(event)) return
    const isSecond = first !== '' && Date.now() - firstAtMs < patienceMs
    const keys = isSecond ? `${first} ${event.key}` : event.key
    const known = actions()
    first = ''
    if (known[keys]) {
      event.preventDefault()
      known[keys]()
    } else if (Object.keys(known).some((name) => name.startsWith(`${event.key} `))) {
      first = event.key
      firstAtMs = Date.now()
    }
  }
  onMounted(() => window.addEventListener('keydown', press))
  onUnmounted(() => window.removeEventListener('keydown', press))
}

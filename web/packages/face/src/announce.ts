import { ref } from 'vue'

/// What the live regions of the page say, and what the toast shows.
export const spoken = ref('')
export const alarm = ref('')
export const toast = ref('')

let timer: ReturnType<typeof setTimeout> | undefined

function saySoon(region: typeof spoken, text: string): void {
  // The same words again are only spoken when the region was empty in between.
  region.value = ''
  setTimeout(() => (region.value = text), 50)
}

/// For screen readers only.
export function announce(text: string): void {
  saySoon(spoken, text)
}

/// A failure, for screen readers at once.
export function announceFailure(text: string): void {
  saySoon(alarm, text)
}

/// A result that everybody sees for some seconds.
export function showToast(text: string): void {
  announce(text)
  toast.value = text
  clearTimeout(timer)
  timer = setTimeout(() => (toast.value = ''), 5000)
}

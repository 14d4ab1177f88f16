import { ref } from 'vue'

/// Whether the browser believes to have a network. It may be wrong in both directions, so it only
/// decides what is shown, never whether something is tried.
export const online = ref(navigator.onLine)

window.addEventListener('online', () => (online.value = true))
window.addEventListener('offline', () => (online.value = false))

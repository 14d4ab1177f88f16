import { shallowRef } from 'vue'

interface InstallOffer extends Event {
  prompt: () => Promise<unknown>
}

/// The browser's offer to put the app on the home screen, when it makes one.
export const installer = shallowRef<InstallOffer | null>(null)

window.addEventListener('beforeinstallprompt', (event) => {
  // Not over the first page: the row under 我的 is there for who wants it.
  event.preventDefault()
  installer.value = event as InstallOffer
})
window.addEventListener('appinstalled', () => (installer.value = null))

/// Lets the browser ask. An offer can be used once.
export async function install(): Promise<void> {
  const offer = installer.value
  installer.value = null
  await offer?.prompt()
}

/// The service worker keeps the app itself for a time without a network. Hand-ins do not need it:
/// web views without service workers have the outbox all the same.
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => undefined)
}

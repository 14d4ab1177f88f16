/// The service worker keeps the app itself for a time without a network. Hand-ins do not need it:
/// web views without service workers have the outbox all the same.
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => undefined)
}

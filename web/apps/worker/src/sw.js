// Keeps the app itself for a time without a network: hashed files from the cache, pages from the
// network with the cached shell behind it. Nothing below /api is ever touched.
const version = '__VERSION__'
const assets = __ASSETS__
const cacheName = `palmunion-${version}`
const shell = '/'
const pageTimeoutMs = 3000
// Pages that the server draws itself, and the console, which is never kept.
const foreign = /^\/(api|c|s|staff|docs|demo|healthz|readyz|openapi\.json|metrics)(\/|$)/

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll([shell, ...assets]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const drop = (names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)))
  event.waitUntil(
    caches
      .keys()
      .then(drop)
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin || foreign.test(url.pathname)) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromCache(event.request))
  else if (event.request.mode === 'navigate') event.respondWith(page(event.request))
})

async function fromCache(request) {
  return (await caches.match(request)) ?? fetch(request)
}

async function page(request) {
  const late = new Promise((_, reject) => setTimeout(reject, pageTimeoutMs))
  try {
    return await Promise.race([fetch(request), late])
  } catch {
    return (await caches.match(shell)) ?? fetch(request)
  }
}

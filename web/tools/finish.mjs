// The last step of a build: turns what Vite wrote into what the server embeds.
//
// index.html gets its only style sheet inlined, and the entry as modulepreload. routes.json tells
// the server which chunks a route needs, so that it can add modulepreload lines for them. sw.js
// gets the list of files to keep. Every compressible file gets a .gz and a .br beside it.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const source = new URL('../apps/worker/', import.meta.url)
const read = (name) => readFileSync(new URL(name, dist), 'utf8')
const write = (name, text) => writeFileSync(new URL(name, dist), text)

const manifest = JSON.parse(read('.vite/manifest.json'))
rmSync(new URL('.vite', dist), { recursive: true })

const style = manifest['style.css']?.file ?? Object.values(manifest).find((chunk) => chunk.css)?.css[0]
const html = inlineStyle(read('index.html'), style)
write('index.html', html)
rmSync(new URL(style, dist))
write('routes.json', JSON.stringify(routeChunks(), null, 1))
write('csp.json', JSON.stringify(inlineHashes(html), null, 1))
write('sw.js', serviceWorker())
compressAll()

function inlineStyle(page, file) {
  const link = new RegExp(`\\s*<link rel="stylesheet"[^>]*href="[^"]*${file.replace(/[.+]/g, '\\$&')}"[^>]*>`)
  if (!link.test(page)) throw new Error(`index.html has no link to ${file}`)
  return page.replace(link, '').replace('</head>', () => `<style>${read(file).trim()}</style>\n</head>`)
}

/// Route pattern -> files that its page needs beyond those which index.html already names.
function routeChunks() {
  const router = readFileSync(new URL('src/app/router.ts', source), 'utf8')
  const initial = new Set(closure('index.html'))
  const routes = {}
  for (const [, path, page] of router.matchAll(/path: '([^']+)',\s*component: \(\) => import\('@\/([^']+)'\)/g)) {
    routes[path] = closure(`src/${page}`).filter((file) => !initial.has(file)).map((file) => `/${file}`)
  }
  return routes
}

function closure(key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`the build has no chunk for ${key}`)
  if (seen.has(chunk.file)) return []
  seen.add(chunk.file)
  return [chunk.file, ...(chunk.imports ?? []).flatMap((other) => closure(other, seen))]
}

/// Sources for a Content-Security-Policy that allows what index.html has inline and nothing else.
function inlineHashes(page) {
  const hashes = (pattern) =>
    [...page.matchAll(pattern)].map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return { 'script-src': hashes(/<script>([\s\S]*?)<\/script>/g), 'style-src': hashes(/<style>([\s\S]*?)<\/style>/g) }
}

function serviceWorker() {
  const files = readdirSync(new URL('assets', dist)).filter((name) => !/\.(gz|br)$/.test(name))
  const assets = files.map((name) => `/assets/${name}`).sort()
  const version = createHash('sha256').update(html).update(assets.join()).digest('hex').slice(0, 12)
  return readFileSync(new URL('src/sw.js', source), 'utf8')
    .replace('__VERSION__', version)
    .replace('__ASSETS__', JSON.stringify(assets))
}

function compressAll() {
  const text = /\.(html|js|css|svg|json|webmanifest)$/
  for (const entry of readdirSync(dist, { recursive: true }).filter((name) => text.test(name))) {
    const file = new URL(entry, dist)
    const bytes = readFileSync(file)
    writeFileSync(`${file.pathname}.gz`, gzipSync(bytes, { level: 9 }))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(`${file.pathname}.br`, brotliCompressSync(bytes, { params }))
  }
}

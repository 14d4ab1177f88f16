// The last step of a build: turns what Vite wrote into what the server embeds.
//
// index.html gets its only style sheet inlined, and a line of script that asks at once for the
// files of the route in the address: on a slow network the round trips decide, not the bytes.
// sw.js gets the list of files to keep. Every compressible file gets a .gz and a .br beside it.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { compress } from './compress.mjs'

const dist = new URL('../dist/', import.meta.url)
const source = new URL('../apps/worker/', import.meta.url)
const read = (name) => readFileSync(new URL(name, dist), 'utf8')
const write = (name, text) => writeFileSync(new URL(name, dist), text)

const manifest = JSON.parse(read('.vite/manifest.json'))
rmSync(new URL('.vite', dist), { recursive: true })

const style = manifest['style.css']?.file ?? Object.values(manifest).find((chunk) => chunk.css)?.css[0]
const html = preloadRoutes(inlineStyle(read('index.html'), style))
write('index.html', html)
rmSync(new URL(style, dist))
write('sw.js', serviceWorker())
compress(dist)

function inlineStyle(page, file) {
  const link = new RegExp(`\\s*<link rel="stylesheet"[^>]*href="[^"]*${file.replace(/[.+]/g, '\\$&')}"[^>]*>`)
  if (!link.test(page)) throw new Error(`index.html has no link to ${file}`)
  return page.replace(link, '').replace('</head>', () => `<style>${read(file).trim()}</style>\n</head>`)
}

function preloadRoutes(page) {
  const routes = Object.entries(routeFiles()).filter(([path]) => !path.includes('*'))
  const map = routes.map(([path, files]) => [addressPattern(path), files.map((file) => file.slice('/assets/'.length))])
  const script = `for (const [pattern, files] of ${JSON.stringify(map)})
  if (new RegExp(pattern).test(location.pathname)) for (const file of files) {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.crossOrigin = ''
    link.href = '/assets/' + file
    document.head.appendChild(link)
  }`
  return page.replace('<style>', () => `<script id="route-files">\n${script}\n</script>\n<style>`)
}

/// "/quiz/:c?" -> "^/quiz(/[^/]+)?$"
function addressPattern(path) {
  return `^${path.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/\/:\w+/g, '/[^/]+')}$`
}

/// Route pattern -> files that its page needs beyond those which index.html already names.
function routeFiles() {
  const router = readFileSync(new URL('src/app/router.ts', source), 'utf8')
  const initial = new Set(closure('index.html'))
  const routes = {}
  for (const [, path, page] of router.matchAll(/path: '([^']+)',\s*component: \(\) => import\('@\/([^']+)'\)/g)) {
    routes[path] = closure(`src/${page}`)
      .filter((file) => !initial.has(file))
      .map((file) => `/${file}`)
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

function serviceWorker() {
  const files = readdirSync(new URL('assets', dist)).filter((name) => !/\.(gz|br)$/.test(name))
  const assets = files.map((name) => `/assets/${name}`).sort()
  const version = createHash('sha256').update(html).update(assets.join()).digest('hex').slice(0, 12)
  return readFileSync(new URL('src/sw.js', source), 'utf8')
    .replace('__VERSION__', version)
    .replace('__ASSETS__', JSON.stringify(assets))
}

// Prints the sizes of the built faces and fails when one is over its budget (gzip -9, KB of 1024).
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const budgets = {
  'worker: initial JS with the home page': 60,
  'worker: CSS (inlined)': 8,
  'worker: largest route': 12,
  'worker: English words': 12,
  'worker: all JS': 150,
  'console: frame JS': 115,
  'console: CSS': 30,
  'console: largest route': 80,
}

const sizeOf = (bytes) => gzipSync(bytes, { level: 9 }).length / 1024

/// The built files of a face with their sizes.
class Face {
  constructor(folder) {
    this.folder = new URL(folder, dist)
    this.html = readFileSync(new URL('index.html', this.folder), 'utf8')
    this.files = readdirSync(new URL('assets', this.folder)).filter((name) => /\.(js|css)$/.test(name))
    this.scripts = this.files.filter((name) => name.endsWith('.js'))
    this.texts = new Map(this.files.map((name) => [name, readFileSync(new URL(`assets/${name}`, this.folder), 'utf8')]))
    this.sizes = new Map(this.files.map((name) => [name, sizeOf(this.texts.get(name))]))
    this.initial = this.scripts.filter((name) => this.html.includes(`assets/${name}`))
  }

  sum(names) {
    return names.reduce((total, name) => total + this.sizes.get(name), 0)
  }

  /// A script and all that it loads before it runs.
  closure(name, seen = new Set()) {
    if (seen.has(name)) return []
    seen.add(name)
    const next = [...this.texts.get(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, other]) => other)
    return [name, ...next.flatMap((other) => this.closure(other, seen))]
  }

  print(title, label) {
    console.log(title)
    for (const name of [...this.files].sort((one, other) => this.sizes.get(other) - this.sizes.get(one)))
      console.log(`${this.sizes.get(name).toFixed(1).padStart(7)} KB  ${label(name).padEnd(6)}  ${name}`)
  }
}

function measureWorker() {
  const face = new Face('./')
  const routes = JSON.parse(face.html.match(/of (\[\[.*\]\])\)/)[1]).map(([, files]) => files)
  const home = [...face.initial, ...routes[0]]
  face.print('worker', (name) => (face.initial.includes(name) ? 'always' : home.includes(name) ? 'home' : ''))
  return {
    'worker: initial JS with the home page': face.sum(home),
    'worker: CSS (inlined)': sizeOf(face.html.match(/<style>([\s\S]*?)<\/style>/)[1]),
    'worker: largest route': Math.max(...routes.map((files) => face.sum(files.filter((name) => !home.includes(name))))),
    'worker: English words': face.sum(face.scripts.filter((name) => name.startsWith('words-en-'))),
    'worker: all JS': face.sum(face.scripts),
  }
}

function measureConsole() {
  const face = new Face('staff/')
  const frame = [...new Set(face.initial.flatMap((name) => face.closure(name)))]
  const pages = face.scripts.filter((name) => /^\w+Page-/.test(name))
  const own = (page) => face.sum(face.closure(page).filter((name) => !frame.includes(name)))
  face.print('console', (name) => (frame.includes(name) ? 'always' : ''))
  return {
    'console: frame JS': face.sum(frame),
    'console: CSS': face.sum(face.files.filter((name) => name.endsWith('.css'))),
    'console: largest route': Math.max(...pages.map(own)),
  }
}

const measured = { ...measureWorker(), ...measureConsole() }
let over = 0
for (const [name, budget] of Object.entries(budgets)) {
  const isOver = measured[name] > budget
  if (isOver) over++
  console.log(`${isOver ? 'OVER' : 'ok  '}  ${name}: ${measured[name].toFixed(1)} of ${budget} KB`)
}
process.exit(over > 0 ? 1 : 0)

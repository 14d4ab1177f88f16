// Prints the sizes of the built app and fails when one is over its budget (gzip -9, KB of 1024).
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const budgets = {
  'initial JS with the home page': 60,
  'CSS (inlined)': 8,
  'largest route': 12,
  'English words': 12,
  'all JS': 150,
}

const sizeOf = (bytes) => gzipSync(bytes, { level: 9 }).length / 1024
const html = readFileSync(new URL('index.html', dist), 'utf8')
const scripts = readdirSync(new URL('assets', dist)).filter((name) => name.endsWith('.js'))
const sizes = new Map(scripts.map((name) => [name, sizeOf(readFileSync(new URL(`assets/${name}`, dist)))]))
const initial = scripts.filter((name) => html.includes(`assets/${name}`))
const routes = JSON.parse(html.match(/of (\[\[.*\]\])\)/)[1])
const names = routes.map(([, files]) => files)
const home = [...initial, ...names[0]]
const sum = (names) => names.reduce((total, name) => total + sizes.get(name), 0)

const measured = {
  'initial JS with the home page': sum(home),
  'CSS (inlined)': sizeOf(html.match(/<style>([\s\S]*?)<\/style>/)[1]),
  'largest route': Math.max(...names.map((files) => sum(files.filter((name) => !home.includes(name))))),
  'English words': sum(scripts.filter((name) => name.startsWith('words-en-'))),
  'all JS': sum(scripts),
}

for (const name of [...scripts].sort((one, other) => sizes.get(other) - sizes.get(one))) {
  const when = initial.includes(name) ? 'always' : home.includes(name) ? 'home' : ''
  console.log(`${sizes.get(name).toFixed(1).padStart(7)} KB  ${when.padEnd(6)}  ${name}`)
}
let over = 0
for (const [name, budget] of Object.entries(budgets)) {
  const isOver = measured[name] > budget
  if (isOver) over++
  console.log(`${isOver ? 'OVER' : 'ok  '}  ${name}: ${measured[name].toFixed(1)} of ${budget} KB`)
}
process.exit(over > 0 ? 1 : 0)

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const prefix = 'icon:'
const require = createRequire(import.meta.url)

/// `import home from 'icon:home'` gives the markup inside one Tabler outline icon.
export function icons(): Plugin {
  return {
    name: 'icons',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}.js` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const name = id.slice(prefix.length + 1, -'.js'.length)
      const file = readFileSync(require.resolve(`@tabler/icons/outline/${name}.svg`), 'utf8')
      return `export default ${JSON.stringify(innerMarkup(file))}`
    },
  }
}

/// What stands between the svg tags, on one line.
export function innerMarkup(svg: string): string {
  return svg
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

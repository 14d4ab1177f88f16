// The contract for programs (dist/openapi.json) and for people (dist/docs/), made from
// docs/api/openapi.yaml. The page needs no network: RapiDoc lies beside it.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { parse } from 'yaml'

const here = new URL('.', import.meta.url)
const contract = new URL('../../docs/api/openapi.yaml', here)
const dist = new URL('../dist/', here)
const require = createRequire(import.meta.url)

mkdirSync(new URL('docs/', dist), { recursive: true })
const document = parse(readFileSync(contract, 'utf8'), { merge: true })
writeFileSync(new URL('openapi.json', dist), JSON.stringify(document))
copyFileSync(require.resolve('rapidoc/dist/rapidoc-min.js'), new URL('docs/rapidoc-min.js', dist))
writeFileSync(
  new URL('docs/index.html', dist),
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>掌上工会 API</title>
<script type="module" src="/docs/rapidoc-min.js"></script>
<rapi-doc spec-url="/openapi.json" primary-color="#C4161C" load-fonts="false" render-style="read"
    show-header="false" regular-font="sans-serif" mono-font="monospace" allow-authentication="false">
</rapi-doc>
</html>
`,
)

for (const name of ['openapi.json', 'docs/rapidoc-min.js'])
    writeFileSync(new URL(`${name}.gz`, dist), gzipSync(readFileSync(new URL(name, dist)), { level: 9 }))

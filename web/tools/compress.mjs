// Puts a .gz and a .br beside every compressible file below a folder: `node tools/compress.mjs FOLDER`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const text = /\.(html|js|css|svg|json|webmanifest)$/

export function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true }).filter((name) => text.test(name))) {
    const file = new URL(entry, folder)
    const bytes = readFileSync(file)
    writeFileSync(`${file.pathname}.gz`, gzipSync(bytes, { level: 9 }))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(`${file.pathname}.br`, brotliCompressSync(bytes, { params }))
  }
}

const [, program, folder] = process.argv
if (import.meta.url === pathToFileURL(program).href) compress(pathToFileURL(`${folder}/`))

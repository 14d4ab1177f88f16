import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { icons } from '../../tools/icons.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const oneOf = (patterns: RegExp[]) => (id: string) => patterns.some((pattern) => pattern.test(id))

/// What every page needs: the frame, and what it is made of.
const frame = [
  /node_modules\/(@vue|vue|vue-router|openapi-fetch)\//,
  /preload-helper/,
  /packages\/(api|face|tokens|ui)\/src/,
  /console\/src\/(main|App|app\/|shell\/|parts\/|words\/zh\/frame)/,
]

export default defineConfig({
  root: here('.'),
  base: '/staff/',
  plugins: [vue(), icons()],
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  resolve: { alias: { '~': here('src') } },
  build: {
    // Below the worker's app, whose build empties the whole folder: it goes first.
    outDir: here('../../dist/staff'),
    emptyOutDir: true,
    // Offices have desktops: browsers of 2022 and later.
    target: ['es2022', 'chrome108', 'safari16'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'frame', test: oneOf(frame) }] } },
    },
  },
  server: { port: 5174, proxy: { '/api': process.env['PALMUNION_API'] ?? 'http://127.0.0.1:8080' } },
})

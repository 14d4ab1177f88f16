import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { icons } from '../../tools/icons.ts'

/// What most pages share and the first paint does not need: one file instead of a dozen.
const kit = [
  /packages\/ui\/src\/ActionButton/,
  /packages\/charts\/src\/(line|MonthLine)/,
  /worker\/src\/shell\/(AppPage|OfflineStrip|StateBox|focus)/,
  /worker\/src\/app\/(dates|entry|failure|resource)/,
  /worker\/src\/rooms\/contest\/contests/,
  /worker\/src\/rooms\/quiz\/(calls|RankChange|TodayAction|TodayHead)/,
  /icon:chevron/,
]

/// What the first paint needs, wherever else it is used.
const first = [
  /node_modules|preload-helper/,
  /packages\/(api\/src|face\/src|ui\/src\/SvgIcon)/,
  /worker\/src\/(main|App|shell\/TabBar|words\/zh\/(core|frame|quiz))/,
  /worker\/src\/app\/(clock|i18n|outbox|pwa|router|server|session|settings|shared|shelf)\.ts/,
]

const oneOf = (patterns: RegExp[]) => (id: string) => patterns.some((pattern) => pattern.test(id))
const routerKind = process.env['VITE_ROUTER'] ?? 'html5'
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  // A mini-program host serves the app below a path of its own.
  base: routerKind === 'hash' ? './' : '/',
  plugins: [vue(), icons()],
  // Every component is written with the composition API.
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    'import.meta.env.VITE_ROUTER': JSON.stringify(routerKind),
  },
  resolve: { alias: { '@': here('src') } },
  build: {
    outDir: here('../../dist'),
    emptyOutDir: true,
    target: ['es2020', 'chrome79', 'safari13'],
    manifest: true,
    cssCodeSplit: false,
    // A browser without modulepreload loads the same files a little later.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Vue and the router stay with the entry, which needs them first.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'kit', test: oneOf(kit) },
            { name: 'sheet', test: /packages\/ui\/src\/(ModalSheet|focus)/ },
            { name: 'words-en', test: /words\/en\// },
            { name: 'main', test: oneOf(first) },
          ],
        },
      },
    },
  },
  worker: { format: 'iife' },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/s/': 'http://127.0.0.1:8080', '/c/': 'http://127.0.0.1:8080' },
  },
})

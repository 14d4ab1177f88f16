import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { icons } from './tools/icons.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue(), icons()],
  resolve: { alias: { '@': here('apps/worker/src'), '~': here('apps/console/src') } },
  test: {
    include: ['packages/*/tests/**/*.test.ts', 'apps/*/tests/unit/**/*.test.ts'],
    environment: 'happy-dom',
    // Two cores are shared with the server's build.
    maxWorkers: 2,
  },
})

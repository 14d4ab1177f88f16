import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { icons } from './tools/icons.ts'

export default defineConfig({
  plugins: [vue(), icons()],
  resolve: { alias: { '@': fileURLToPath(new URL('apps/worker/src', import.meta.url)) } },
  test: {
    include: ['packages/*/tests/**/*.test.ts', 'apps/*/tests/unit/**/*.test.ts'],
    environment: 'happy-dom',
    // Two cores are shared with the server's build.
    maxWorkers: 2,
  },
})

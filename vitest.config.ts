import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) }

// A bound for what hangs, generous enough for a machine that does much else.
const testTimeout = 30_000

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: 'domain', include: ['src/**/*.test.ts'], environment: 'node', testTimeout },
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          name: 'interface',
          include: ['src/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['src/testing/setup.ts'],
          testTimeout,
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts', 'scripts/**/*.test.ts'],
          environment: 'node',
          testTimeout,
        },
      },
    ],
  },
})

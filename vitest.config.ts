import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) }

// A bound for what hangs, generous enough for a machine that does much else.
const testTimeout = 30_000

export default defineConfig({
  test: {
    // By itself Vitest leaves one core to others, which on two cores is half of them.
    maxWorkers: availableParallelism(),
    projects: [
      {
        resolve: { alias },
        // Pure functions leave nothing behind, so their files may share one set of modules: half the time.
        test: { name: 'domain', include: ['src/**/*.test.ts'], environment: 'node', isolate: false, testTimeout },
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
          globalSetup: ['server/testing/bundlePrograms.ts', 'server/testing/migrateTemplate.ts'],
          testTimeout,
        },
      },
    ],
  },
})

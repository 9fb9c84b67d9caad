import { mkdtemp, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the bundled programs, as a `file:` URL that ends in a slash. */
    programs: string
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Programs that tests start over and over: as plain JavaScript each start takes a tenth of a second, not a whole one. */
const programs = {
  toolWorker: 'server/embedded/sandbox/worker.ts',
  killChild: 'server/embedded/runtime/killTest/child.ts',
  appendForever: 'server/embedded/store/appendForever.ts',
}

/** Once before all server tests. The folder lies in `node_modules`, from where packages are found. */
export async function setup({ provide }: TestProject) {
  const outDir = await mkdtemp(`${root}node_modules/.programs-`)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      copyPublicDir: false,
      target: 'node20',
      rolldownOptions: {
        input: programs,
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  provide('programs', new URL(`file://${outDir}/`).href)
  return () => rm(outDir, { recursive: true, force: true })
}

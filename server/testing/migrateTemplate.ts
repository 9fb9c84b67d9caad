import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { createStore } from '../embedded/store/createStore.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with nothing but an empty, migrated database. */
    template: string
  }
}

/** Once before all server tests: most of them open a store of their own, and the migrations would be most of their time. */
export async function setup({ provide }: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'template-'))
  const store = await createStore({ dataDir })
  await store.close()
  provide('template', dataDir)
  return () => rm(dataDir, { recursive: true, force: true })
}

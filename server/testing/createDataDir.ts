import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { databaseFile } from '../embedded/store/openDatabase.ts'

/** A new data folder whose database is migrated already. Whoever asks for it removes it. */
export function createDataDir(name: string): string {
  const dataDir = mkdtempSync(join(tmpdir(), `${name}-`))
  copyFileSync(join(inject('template'), databaseFile), join(dataDir, databaseFile))
  return dataDir
}

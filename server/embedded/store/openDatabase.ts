import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import Database from 'libsql'
import { migrate } from './migrations.ts'
import type { Tables } from './tables.ts'

/** Name of the one database file inside the data folder. */
export const databaseFile = 'cloud.db'

/**
 * Opens (or creates) the database of a data folder and brings its schema up to date. The file is held exclusively until
 * it is closed: a second process gets one clear sentence instead of a mixed-up history.
 */
export async function openDatabase(dataDir: string, busyTimeoutMs = 2000): Promise<Kysely<Tables>> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openFile(dataDir, busyTimeoutMs) }) })
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy()
    throw explained(error, dataDir)
  }
}

function openFile(dataDir: string, busyTimeoutMs: number): SqliteDatabase {
  const path = join(dataDir, databaseFile)
  // For its owner alone, also in a folder that others may read; SQLite gives its side files the mode of the main one.
  closeSync(openSync(path, 'a', 0o600))
  let file: Database.Database | undefined
  try {
    file = new Database(path, { timeout: busyTimeoutMs })
    file.pragma('locking_mode = EXCLUSIVE')
    file.pragma('journal_mode = WAL')
    file.pragma('synchronous = FULL')
    file.pragma('foreign_keys = ON')
    file.pragma('secure_delete = ON')
    // In exclusive mode the lock is taken by the first write and kept: take it now, not at the first request.
    file.exec('BEGIN EXCLUSIVE; COMMIT')
    return releasing(file)
  } catch (error) {
    file?.close()
    throw explained(error, dataDir)
  }
}

/** libsql's file as Kysely wants it. libsql closes a file only when its last statement is collected: give the lock back by hand, so that a restart can have it. */
function releasing(file: Database.Database): SqliteDatabase {
  return {
    prepare(sql) {
      // A full disk has rolled back already; a second rollback would fail and hide the reason of the first.
      const isDone = sql === 'rollback' && !file.inTransaction
      // A statement of libsql takes its parameters as one list, as Kysely gives them, or one by one.
      return file.prepare(isDone ? 'select 1' : sql) as unknown as SqliteStatement
    },
    close() {
      if (!file.open) return
      try {
        // Exclusive mode cannot be left in WAL; the read makes the change of mode take effect.
        file.pragma('journal_mode = DELETE')
        file.pragma('locking_mode = NORMAL')
        file.pragma('user_version')
      } finally {
        file.close()
      }
    },
  }
}

function explained(error: unknown, dataDir: string): Error {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
    return new Error(
      `The data folder ${dataDir} is in use by another process. Stop that process, or choose another data folder.`,
      { cause: error },
    )
  return error instanceof Error ? error : new Error(String(error))
}

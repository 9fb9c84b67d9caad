import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createId } from '../store/ids.ts'

/** A memory as it was when folder and store last agreed. */
export interface KnownMemory {
  id: string
  sha256: string
}

/** What is remembered between two looks at a folder; it outlives a restart. */
export interface FolderState {
  /** By path. */
  known: Record<string, KnownMemory>
  /** Files that cannot be memories, by path, with their hash: each is told of once. */
  refused: Record<string, string>
}

export interface FoundFile {
  path: string
  sha256: string
}

/** The files of one memory store in one session: a folder on disk, and beside it what was agreed on. */
export interface MemoryFolder {
  path: string
  state: FolderState
  save(): Promise<void>
  /** Every regular file, by path. What did not change since the last look is not read again. */
  scan(): Promise<Map<string, FoundFile>>
  hashOf(path: string): Promise<string | null>
  read(path: string): Promise<Buffer>
  write(path: string, content: string): Promise<void>
  move(from: string, to: string): Promise<void>
  /** Also removes the folders that are empty then. */
  remove(path: string): Promise<void>
}

export async function openMemoryFolder(path: string): Promise<MemoryFolder> {
  const statePath = `${path}.json`
  const seen = new Map<string, { ctimeMs: number; size: number; sha256: string }>()
  const state = await readState(statePath)
  await mkdir(path, { recursive: true, mode: 0o700 })
  const at = (inner: string) => join(path, ...inner.split('/'))

  async function hashOf(inner: string): Promise<string | null> {
    const found = await stat(at(inner)).catch(() => null)
    if (!found?.isFile()) return null
    const before = seen.get(inner)
    if (before && before.ctimeMs === found.ctimeMs && before.size === found.size) return before.sha256
    const sha256 = createHash('sha256')
      .update(await readFile(at(inner)))
      .digest('hex')
    seen.set(inner, { ctimeMs: found.ctimeMs, size: found.size, sha256 })
    return sha256
  }

  return {
    path,
    state,
    async save() {
      const text = JSON.stringify(state)
      const draft = `${statePath}.${createId('draft')}`
      await writeFile(draft, text, { mode: 0o600 })
      await rename(draft, statePath)
    },
    async scan() {
      const files = new Map<string, FoundFile>()
      for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const inner = join(entry.parentPath, entry.name)
          .slice(path.length + 1)
          .replaceAll('\\', '/')
        const sha256 = await hashOf(inner)
        if (sha256 !== null) files.set(inner, { path: inner, sha256 })
      }
      return files
    },
    hashOf,
    read: (inner) => readFile(at(inner)),
    async write(inner, content) {
      // A link that the session made to the old file must not see the new text, so it is replaced and not rewritten.
      const draft = `${path}.${createId('draft')}`
      await writeFile(draft, content, { mode: 0o600 })
      await mkdir(dirname(at(inner)), { recursive: true, mode: 0o700 })
      await rename(draft, at(inner))
    },
    async move(from, to) {
      await mkdir(dirname(at(to)), { recursive: true, mode: 0o700 })
      await rename(at(from), at(to))
    },
    async remove(inner) {
      await rm(at(inner), { force: true })
      for (let folder = dirname(at(inner)); folder !== path; folder = dirname(folder)) {
        if (
          !(await rmdir(folder).then(
            () => true,
            () => false,
          ))
        )
          return // it holds something else
      }
    },
  }
}

async function readState(path: string): Promise<FolderState> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as FolderState // written by `save`
  } catch {
    // The first time, or after a crash in the middle of nothing: everything in the folder is then looked at anew.
    return { known: {}, refused: {} }
  }
}

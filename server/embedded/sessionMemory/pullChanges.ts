import type { MemoryRecord } from '../memory.ts'
import { freePath } from './freePath.ts'
import type { MemoryFolder } from './memoryFolder.ts'

export interface PullSource {
  /** Every live memory of the store, without its content. */
  list(): Promise<Pick<MemoryRecord, 'id' | 'path' | 'sha256'>[]>
  get(id: string): Promise<MemoryRecord | undefined>
}

/** Brings the folder to what the store holds. A file that the session changed and could not save is moved aside first. */
export async function pullChanges(folder: MemoryFolder, source: PullSource): Promise<void> {
  const { known } = folder.state
  const live = await source.list()
  const byId = new Map(live.map((memory) => [memory.id, memory]))

  for (const [path, { id, sha256 }] of Object.entries(known)) {
    if (byId.get(id)?.path === path) continue
    // Deleted or moved in the store.
    if ((await folder.hashOf(path)) === sha256) await folder.remove(path)
    delete known[path]
  }
  for (const { id, path, sha256 } of live) {
    const base = known[path]
    if (base?.id === id && base.sha256 === sha256) continue
    const memory = await source.get(id)
    if (!memory) continue // gone again; the next look tells
    const local = await folder.hashOf(path)
    if (local !== null && local !== base?.sha256 && local !== memory.sha256)
      await folder.move(path, await freePath(folder, path))
    if (local !== memory.sha256) await folder.write(path, memory.content)
    known[path] = { id, sha256: memory.sha256 }
  }
}

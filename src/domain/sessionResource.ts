import { type Json, toRecord, toText, toTextOrNull } from './json.ts'

/** Something mounted in a session's sandbox. `raw` holds the answer whole. */
export interface SessionResource {
  /** Empty where the API gives it none. */
  id: string
  /** The API's word: `file`, `memory_store`, `github_repository`, … */
  type: string
  mountPath: string | null
  fileId: string | null
  /** What a reader knows it by, besides its path: a store's name, a repository's address, a file's id. */
  name: string
  raw: Json
}

export function readSessionResource(value: unknown): SessionResource {
  const raw = toRecord(value)
  const fileId = toTextOrNull(raw.file_id)
  return {
    id: toText(raw.id),
    type: toTextOrNull(raw.type) ?? 'unknown',
    mountPath: toTextOrNull(raw.mount_path) ?? toTextOrNull(raw.path),
    fileId,
    name: toTextOrNull(raw.name) ?? toTextOrNull(raw.url) ?? fileId ?? toText(raw.memory_store_id),
    raw,
  }
}

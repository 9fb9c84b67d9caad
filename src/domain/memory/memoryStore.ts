import { readArchivedAt } from '../agent.ts'
import { type Json, toNumberOrNull, toRecord, toText, toTextMap, toTextOrNull } from '../json.ts'

/** A store of texts that agents keep between sessions. `raw` holds the answer whole. */
export interface MemoryStore {
  id: string
  name: string
  description: string
  /** Null where a server does not count. */
  entryCount: number | null
  sizeBytes: number | null
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string | null
  updatedAt: string | null
  raw: Json
}

export function readMemoryStore(value: unknown): MemoryStore {
  const raw = toRecord(value)
  return {
    id: toText(raw.id),
    name: toText(raw.name),
    description: toText(raw.description),
    entryCount: toNumberOrNull(raw.entry_count),
    sizeBytes: toNumberOrNull(raw.total_size),
    metadata: toTextMap(raw.metadata),
    archivedAt: readArchivedAt(raw) ?? (raw.status === 'archived' ? toTextOrNull(raw.updated_at) : null),
    createdAt: toTextOrNull(raw.created_at),
    updatedAt: toTextOrNull(raw.updated_at),
    raw,
  }
}

/** A text of a store under its path. Lists leave the content out. */
export interface Memory {
  id: string
  path: string
  content: string | null
  sizeBytes: number | null
  /** Hex, as the server wrote it; the precondition of the next write. */
  sha256: string
  version: number | null
  updatedAt: string | null
  raw: Json
}

export function readMemory(value: unknown): Memory {
  const raw = toRecord(value)
  return {
    id: toText(raw.id),
    path: toText(raw.path).replace(/^\//, ''),
    content: typeof raw.content === 'string' ? raw.content : null,
    sizeBytes: toNumberOrNull(raw.content_size_bytes) ?? toNumberOrNull(raw.size),
    sha256: toText(raw.content_sha256),
    version: toNumberOrNull(raw.version),
    updatedAt: toTextOrNull(raw.updated_at),
    raw,
  }
}

/** What one write, or a deletion, left of a memory. */
export interface MemoryVersion {
  id: string
  memoryId: string
  path: string
  /** Null in lists, after a redaction, and for a deletion. */
  content: string | null
  sizeBytes: number | null
  /** `created`, `updated`, `deleted`, or a word we do not know. */
  operation: string
  isRedacted: boolean
  /** The session that wrote it; null when it was written through the API, or nobody says. */
  sessionId: string | null
  createdAt: string | null
  raw: Json
}

export function readMemoryVersion(value: unknown): MemoryVersion {
  const raw = toRecord(value)
  const operation = toTextOrNull(raw.operation) ?? toTextOrNull(raw.action) ?? 'unknown'
  return {
    id: toText(raw.id),
    memoryId: toTextOrNull(raw.memory_id) ?? toText(raw.entry_id),
    path: (toTextOrNull(raw.path) ?? toText(raw.entry_path)).replace(/^\//, ''),
    content: typeof raw.content === 'string' ? raw.content : null,
    sizeBytes: toNumberOrNull(raw.content_size_bytes) ?? toNumberOrNull(raw.size),
    operation: operation === 'modified' ? 'updated' : operation,
    isRedacted: raw.redacted === true || toTextOrNull(raw.redacted_at) !== null,
    sessionId: toTextOrNull(toRecord(raw.created_by).session_id),
    createdAt: toTextOrNull(raw.created_at),
    raw,
  }
}

/** What is wrong with a path before the server says so; null when nothing is. */
export function memoryPathProblem(path: string): string | null {
  if (path.trim() === '') return 'Give the memory a path, such as decisions/ledger.md.'
  if (path.startsWith('/')) return 'Write the path without a slash at its beginning.'
  if ([...path].length > 1024) return 'A path has at most 1024 characters.'
  if (/\p{Cc}/u.test(path)) return 'A path holds no control characters.'
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
    return 'Every part between two slashes needs a name; “.” and “..” are none.'
  return null
}

export const maxMemoryBytes = 100 * 1024

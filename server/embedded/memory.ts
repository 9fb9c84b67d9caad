/** Who wrote or erased something in a memory store, in the API's own words. */
export type MemoryActor = { type: 'session_actor'; session_id: string } | { type: 'api_actor'; api_key_id: string }

/** The embedded cloud has one token, so every caller of its API is the same actor. */
export const apiActor: MemoryActor = { type: 'api_actor', api_key_id: 'embedded' }

export interface MemoryStoreRecord {
  id: string
  name: string
  description: string
  metadata: Record<string, string>
  /** Live memories, and the bytes of their contents. */
  entryCount: number
  totalSize: number
  archivedAt: string | null
  createdAt: string
  updatedAt: string
}

export interface MemoryRecord {
  id: string
  storeId: string
  /** Relative, with `/` between its parts; a live memory is never a folder of another one. */
  path: string
  content: string
  sizeBytes: number
  /** Lower-case hex, over the UTF-8 bytes. */
  sha256: string
  version: number
  versionId: string
  metadata: Record<string, string>
  createdAt: string
  updatedAt: string
}

export interface MemoryVersionRecord {
  id: string
  storeId: string
  memoryId: string
  path: string
  /** Null after a redaction, and for the version that a deletion leaves. */
  content: string | null
  sizeBytes: number
  sha256: string
  operation: 'created' | 'updated' | 'deleted'
  createdAt: string
  createdBy: MemoryActor
  redactedAt: string | null
  redactedBy: MemoryActor | null
}

/** A folder that stands for what lies deeper in it. */
export interface MemoryPrefix {
  /** With its trailing slash. */
  prefix: string
}

export const maxMemoryBytes = 100 * 1024
export const maxMemoriesPerStore = 10_000

/** The tables of memory stores, as Kysely sees them. */
export interface MemoryTables {
  memory_stores: {
    id: string
    name: string
    description: string
    metadata: string
    archived_at: string | null
    created_at: string
    updated_at: string
  }
  memories: {
    id: string
    store_id: string
    path: string
    content: string
    size_bytes: number
    sha256: string
    version: number
    version_id: string
    metadata: string
    created_at: string
    updated_at: string
  }
  memory_versions: {
    id: string
    store_id: string
    memory_id: string
    path: string
    content: string | null
    size_bytes: number
    sha256: string
    operation: string
    session_id: string | null
    created_by: string
    created_at: string
    redacted_at: string | null
    redacted_by: string | null
  }
}

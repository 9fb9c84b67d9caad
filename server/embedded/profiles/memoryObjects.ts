import type { JsonObject } from '../canonical.ts'
import type { MemoryPrefix, MemoryRecord, MemoryStoreRecord, MemoryVersionRecord } from '../memory.ts'

/** How a form of the API writes memory stores and what is in them. */
export interface MemoryForm {
  store(store: MemoryStoreRecord): JsonObject
  memory(memory: MemoryRecord | MemoryPrefix, view: 'basic' | 'full'): JsonObject
  version(version: MemoryVersionRecord, view: 'basic' | 'full'): JsonObject
}

export const memoryForm202608: MemoryForm = {
  store: (store) => ({
    id: store.id,
    type: 'memory_store',
    name: store.name,
    description: store.description,
    status: store.archivedAt === null ? 'active' : 'archived',
    entry_count: store.entryCount,
    total_size: store.totalSize,
    metadata: store.metadata,
    archived_at: store.archivedAt,
    created_at: store.createdAt,
    updated_at: store.updatedAt,
  }),
  memory: (memory, view) =>
    'prefix' in memory
      ? { type: 'memory_prefix', path: memory.prefix }
      : {
          id: memory.id,
          type: 'memory',
          memory_store_id: memory.storeId,
          path: memory.path,
          ...(view === 'full' ? { content: memory.content } : {}),
          content_size_bytes: memory.sizeBytes,
          content_sha256: memory.sha256,
          version: memory.version,
          memory_version_id: memory.versionId,
          metadata: memory.metadata,
          created_at: memory.createdAt,
          updated_at: memory.updatedAt,
        },
  version: (version, view) => ({
    id: version.id,
    type: 'memory_version',
    memory_store_id: version.storeId,
    memory_id: version.memoryId,
    path: version.path,
    ...(view === 'full' ? { content: version.content } : {}),
    content_size_bytes: version.sizeBytes,
    content_sha256: version.sha256,
    operation: version.operation,
    redacted: version.redactedAt !== null,
    redacted_at: version.redactedAt,
    ...(version.redactedBy ? { redacted_by: version.redactedBy } : {}),
    created_at: version.createdAt,
    created_by: version.createdBy,
  }),
}

/** The names of May stand beside those that came later. */
export const memoryForm202605: MemoryForm = {
  store: memoryForm202608.store,
  memory: (memory, view) => {
    const written = memoryForm202608.memory(memory, view)
    return 'prefix' in memory ? written : { ...written, store_id: memory.storeId, size: memory.sizeBytes }
  },
  version: (version, view) => ({
    ...memoryForm202608.version(version, view),
    store_id: version.storeId,
    entry_id: version.memoryId,
    entry_path: version.path,
    action: version.operation,
    size: version.sizeBytes,
  }),
}

import type { Selectable } from 'kysely'
import type { MemoryActor, MemoryRecord, MemoryVersionRecord } from '../../memory.ts'
import type { MemoryTables } from './memoryTables.ts'

export type MemoryRow = Selectable<MemoryTables['memories']>
export type MemoryVersionRow = Selectable<MemoryTables['memory_versions']>

export function toMemoryRow(memory: MemoryRecord): MemoryRow {
  return {
    id: memory.id,
    store_id: memory.storeId,
    path: memory.path,
    content: memory.content,
    size_bytes: memory.sizeBytes,
    sha256: memory.sha256,
    version: memory.version,
    version_id: memory.versionId,
    metadata: JSON.stringify(memory.metadata),
    created_at: memory.createdAt,
    updated_at: memory.updatedAt,
  }
}

export function toMemory(row: MemoryRow): MemoryRecord {
  return {
    id: row.id,
    storeId: row.store_id,
    path: row.path,
    content: row.content,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    version: row.version,
    versionId: row.version_id,
    metadata: JSON.parse(row.metadata) as Record<string, string>, // written by `toMemoryRow`
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function toVersionRow(version: MemoryVersionRecord): MemoryVersionRow {
  const { createdBy, redactedBy } = version
  return {
    id: version.id,
    store_id: version.storeId,
    memory_id: version.memoryId,
    path: version.path,
    content: version.content,
    size_bytes: version.sizeBytes,
    sha256: version.sha256,
    operation: version.operation,
    session_id: createdBy.type === 'session_actor' ? createdBy.session_id : null,
    created_by: JSON.stringify(createdBy),
    created_at: version.createdAt,
    redacted_at: version.redactedAt,
    redacted_by: redactedBy && JSON.stringify(redactedBy),
  }
}

export function toVersion(row: MemoryVersionRow): MemoryVersionRecord {
  // The JSON columns and the operation were written by `toVersionRow`.
  return {
    id: row.id,
    storeId: row.store_id,
    memoryId: row.memory_id,
    path: row.path,
    content: row.content,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    operation: row.operation as MemoryVersionRecord['operation'],
    createdAt: row.created_at,
    createdBy: JSON.parse(row.created_by) as MemoryActor,
    redactedAt: row.redacted_at,
    redactedBy: row.redacted_by === null ? null : (JSON.parse(row.redacted_by) as MemoryActor),
  }
}

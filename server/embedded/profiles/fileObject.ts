import type { FileRecord, JsonObject } from '../canonical.ts'

export function toFileObject(file: FileRecord): JsonObject {
  return {
    id: file.id,
    type: 'file',
    filename: file.filename,
    size_bytes: file.sizeBytes,
    mime_type: file.mimeType,
    downloadable: file.downloadable,
    scope: file.scopeId === null ? null : { id: file.scopeId, type: 'session' },
    metadata: file.metadata,
    expires_at: file.expiresAt,
    created_at: file.createdAt,
  }
}

/** The form of May 2026 called the id `file_id` and told purpose and status. A file is listed only when it is whole. */
export function toFileObject202605(file: FileRecord): JsonObject {
  return {
    ...toFileObject(file),
    file_id: file.id,
    purpose: file.purpose,
    status: 'ready',
    updated_at: file.createdAt,
  }
}

import type { JsonObject, SessionResource } from '../canonical.ts'

/** A session resource as every form of the API writes it. */
export function toResourceObject(resource: SessionResource): JsonObject {
  const { id, type, mountPath, createdAt, updatedAt } = resource
  const own: JsonObject =
    resource.type === 'file'
      ? { file_id: resource.fileId }
      : {
          memory_store_id: resource.memoryStoreId,
          access: resource.access,
          instructions: resource.instructions,
          name: resource.name,
          description: resource.description,
        }
  return { id, type, ...own, mount_path: mountPath, created_at: createdAt, updated_at: updatedAt }
}

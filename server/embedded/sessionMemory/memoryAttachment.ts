import type { SessionRecord } from '../canonical.ts'

/** A memory store as one session has it. */
export interface MemoryAttachment {
  storeId: string
  access: 'read_only' | 'read_write'
  /** What the agent is told about its use; may be empty. */
  instructions: string
  /** As they were when the store was attached. */
  name: string
  description: string
  mountPath: string
}

/** The memory stores among the resources of a session, in order. */
export function memoryAttachments({ resources }: Pick<SessionRecord, 'resources'>): MemoryAttachment[] {
  return resources.flatMap((resource) =>
    resource.type === 'memory_store' ? [{ ...resource, storeId: resource.memoryStoreId }] : [],
  )
}

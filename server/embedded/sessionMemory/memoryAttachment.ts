/** A memory store as one session has it. */
export interface MemoryAttachment {
  storeId: string
  access: 'read_only' | 'read_write'
  /** What the agent is told about its use. */
  instructions: string | null
  /** As they were when the store was attached. */
  name: string
  description: string
  mountPath: string
}

/** `/mnt/memory/` and the name as a folder name, told apart from those that are taken. */
export function toMemoryMountPath(name: string, taken: readonly string[]): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const slug = [...words.join('-')].slice(0, 60).join('') || 'store'
  for (let count = 1; ; count += 1) {
    const path = `/mnt/memory/${slug}${count === 1 ? '' : `-${count}`}`
    if (!taken.includes(path)) return path
  }
}

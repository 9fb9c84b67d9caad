export interface Disclosures {
  /** Undefined as long as nobody opened or closed it. */
  get(key: string): boolean | undefined
  set(keys: readonly string[], isOpen: boolean): void
  subscribe(listener: () => void): () => void
}

/** What the reader opened or closed, by row key: rows that leave the page must remember it. */
export function createDisclosures(): Disclosures {
  const states = new Map<string, boolean>()
  const listeners = new Set<() => void>()
  return {
    get: (key) => states.get(key),
    set(keys, isOpen) {
      for (const key of keys) states.set(key, isOpen)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

import type { ChangeType } from '../../src/domain/webhook/changeTypes.ts'

/** Something that has just changed on disk. `id` names the session, the agent or the run. */
export interface Change {
  type: ChangeType
  id: string
  sessionThreadId?: string
}

/** Where routes and runtime tell what changed. */
export interface Changes {
  /** Resolves when everybody who was told has kept it; never rejects. */
  tell(change: Change): Promise<void>
  subscribe(listener: (change: Change) => Promise<void>): () => void
}

export function createChanges(log: (line: string) => void): Changes {
  const listeners = new Set<(change: Change) => Promise<void>>()
  return {
    async tell(change) {
      for (const listener of listeners) {
        try {
          await listener(change)
        } catch (error) {
          // The change itself is on disk: whoever made it must not fail because nobody could be told.
          log(`${change.type} of ${change.id} could not be told: ${String(error)}`)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

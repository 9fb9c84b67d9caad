import type { SessionEvent } from './events.ts'

interface Kept {
  event: SessionEvent
  size: number
}

const mostEvents = 500
const mostCharacters = 8_000_000

/** The events looked at last, so that drawing a row again does not parse it again. */
export function createRecentEvents() {
  const kept = new Map<string, Kept>()
  let characters = 0
  const forget = (id: string) => {
    characters -= kept.get(id)?.size ?? 0
    kept.delete(id)
  }
  return {
    get(id: string): SessionEvent | undefined {
      const found = kept.get(id)
      if (!found) return undefined
      kept.delete(id)
      kept.set(id, found)
      return found.event
    },
    /** `size` is the length of the event's JSON. */
    keep(id: string, event: SessionEvent, size: number): void {
      forget(id)
      kept.set(id, { event, size })
      characters += size
      for (const oldest of kept.keys()) {
        if (kept.size <= 1 || (kept.size <= mostEvents && characters <= mostCharacters)) break
        forget(oldest)
      }
    },
    forget,
  }
}

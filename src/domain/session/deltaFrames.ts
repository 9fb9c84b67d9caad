import type { StreamFrame } from './events.ts'

/** One piece of a message as it arrived. */
export interface DeltaFrame {
  /** By this computer's clock, in milliseconds since the epoch. */
  atMs: number
  /** Index of the content block it belongs to. */
  block: number
  characters: number
}

/** How the text of one event came over the stream. */
export interface DeltaFrames {
  /** When the event was announced. */
  startedAtMs: number
  /** Oldest first. */
  frames: readonly DeltaFrame[]
  /** Pieces beyond those kept of one event. */
  unkeptCount: number
}

const limits = { perEvent: 2000, inAll: 60_000 }

/**
 * Keeps when each piece of a message arrived, and how long it was, after its draft is gone. Bounded: the oldest messages
 * are forgotten first.
 */
export function createDeltaFrames(isKnown: (eventId: string) => boolean) {
  const byEvent = new Map<string, { startedAtMs: number; frames: DeltaFrame[]; unkeptCount: number }>()
  let total = 0

  const forget = (eventId: string) => {
    total -= byEvent.get(eventId)?.frames.length ?? 0
    byEvent.delete(eventId)
  }

  return {
    apply(frame: StreamFrame & { kind: 'draft_start' | 'draft_delta' }, nowMs: number): void {
      const { eventId } = frame
      if (isKnown(eventId)) return
      if (frame.kind === 'draft_start') {
        // Told again after a break: the text is written anew, and so is this.
        forget(eventId)
        byEvent.set(eventId, { startedAtMs: nowMs, frames: [], unkeptCount: 0 })
        return
      }
      const kept = byEvent.get(eventId)
      if (!kept) return
      if (kept.frames.length >= limits.perEvent) {
        kept.unkeptCount += 1
        return
      }
      kept.frames.push({ atMs: nowMs, block: frame.index, characters: frame.text.length })
      total += 1
      for (const oldest of byEvent.keys()) {
        if (total <= limits.inAll || oldest === eventId) break
        forget(oldest)
      }
    },
    read: (eventId: string): DeltaFrames | null => byEvent.get(eventId) ?? null,
  }
}

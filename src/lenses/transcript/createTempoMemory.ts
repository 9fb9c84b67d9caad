import type { Draft, Stall, Timeline } from '@/domain/session/timeline.ts'
import type { TranscriptSource } from './TranscriptSource.ts'

/** How a text was written, as this page saw it. */
export interface Tempo {
  /** From the model request, where the page saw it begin, else from the announcement. */
  beganAtMs: number
  /** Null as long as no text came, and for what came only as a whole. */
  firstTextMs: number | null
  stalls: readonly Stall[]
}

export interface TempoMemory {
  /** Takes in what is on screen now. Instants are those of this computer. */
  see(timeline: Timeline, drafts: readonly Draft[], nowMs: number): void
  of(eventId: string): Tempo | undefined
}

const mostRemembered = 2000

/** Remembers how messages and thoughts were written, which their finished events do not tell. */
export function createTempoMemory(): TempoMemory {
  const tempos = new Map<string, Tempo>()
  let request: { key: string; seenAtMs: number | null } | null = null
  let hasSeen = false

  return {
    of: (eventId) => tempos.get(eventId),
    see(timeline, drafts, nowMs) {
      const last = timeline.at(timeline.length - 1)
      const isAsking = last?.kind === 'request' && last.endedAtMs === null
      // What was there at first sight began at a time nobody here knows.
      if (isAsking && request?.key !== last.key) request = { key: last.key, seenAtMs: hasSeen ? nowMs : null }
      hasSeen = true
      for (const [index, draft] of drafts.entries()) {
        const askedAtMs = index === 0 && isAsking ? request?.seenAtMs : null
        const { eventId, startedAtMs, firstTextAtMs, stalls = [] } = draft
        const beganAtMs = tempos.get(eventId)?.beganAtMs ?? Math.min(startedAtMs, askedAtMs ?? startedAtMs)
        const firstTextMs = firstTextAtMs === undefined ? null : firstTextAtMs - beganAtMs
        tempos.set(eventId, { beganAtMs, firstTextMs, stalls })
      }
      for (const eventId of tempos.keys()) {
        if (tempos.size <= mostRemembered) break
        tempos.delete(eventId)
      }
    },
  }
}

const memories = new WeakMap<object, TempoMemory>()

/** The memory of a source: it outlives the transcript, which is not always on screen. */
export function tempoMemoryOf(source: TranscriptSource): TempoMemory {
  const known = memories.get(source)
  if (known) return known
  const made = createTempoMemory()
  memories.set(source, made)
  return made
}

import type { StreamFrame } from './events.ts'
import type { Draft, Stall } from './timeline.ts'

const shortestStallMs = 1000
const mostStalls = 100

export interface Drafts {
  /** The same array as long as nothing changed. */
  list(): readonly Draft[]
  apply(frame: StreamFrame & { kind: 'draft_start' | 'draft_delta' }, nowMs: number): void
  /** The event arrived: its draft is over, and late pieces of it are ignored. */
  finish(eventId: string): void
  /** Nothing that was begun will be finished on this connection. */
  drop(): void
}

/** Messages and thoughts still being written, beside the log. `isKnown` says whether the log holds an event already. */
export function createDrafts(isKnown: (eventId: string) => boolean): Drafts {
  const drafts = new Map<string, Draft>()
  let listed: readonly Draft[] | null = []
  const set = (draft: Draft) => {
    drafts.set(draft.eventId, draft)
    listed = null
  }
  return {
    list() {
      listed ??= [...drafts.values()]
      return listed
    },
    apply(frame, nowMs) {
      const { kind, eventId } = frame
      if (isKnown(eventId)) return
      const draft = drafts.get(eventId)
      if (kind === 'draft_start') {
        if (!draft) set({ eventId, type: frame.type, blocks: [], startedAtMs: nowMs })
        return
      }
      // Joined in the middle: without its beginning the text would be wrong, and the whole event follows.
      if (!draft || frame.index < 0 || frame.index > 1000) return
      const blocks = [...draft.blocks]
      while (blocks.length <= frame.index) blocks.push('')
      blocks[frame.index] = (blocks[frame.index] ?? '') + frame.text
      if (frame.text === '') set({ ...draft, blocks })
      else set({ ...draft, blocks, ...arrival(draft, nowMs) })
    },
    finish(eventId) {
      if (drafts.delete(eventId)) listed = null
    },
    drop() {
      if (drafts.size === 0) return
      drafts.clear()
      listed = null
    },
  }
}

/** What the arrival of a piece of text adds to a draft. */
function arrival(draft: Draft, nowMs: number): Pick<Draft, 'firstTextAtMs' | 'lastTextAtMs' | 'stalls'> {
  const { blocks, firstTextAtMs = nowMs, lastTextAtMs = nowMs, stalls = [] } = draft
  const ms = nowMs - lastTextAtMs
  if (ms <= shortestStallMs || stalls.length >= mostStalls) return { firstTextAtMs, lastTextAtMs: nowMs }
  const stall: Stall = { afterCharacters: blocks.reduce((sum, block) => sum + block.length, 0), ms }
  return { firstTextAtMs, lastTextAtMs: nowMs, stalls: [...stalls, stall] }
}

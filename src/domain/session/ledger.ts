/** Events the list knows and the log did not, standing together. Ids in the list's order. */
export interface MissingRun {
  /** The event before them; null when they stood before everything known. */
  afterId: string | null
  /** The event behind them. */
  beforeId: string
  ids: string[]
}

/** How far the list was compared with the log. */
export interface Comparison {
  /** Events the list named. */
  listed: number
  /** The last event named. */
  lastId: string | null
  /** The last event named that the log held. */
  lastKnownId: string | null
  missing: readonly MissingRun[]
  /** Named, not in the log, and nothing known behind them yet: at the end they are not missing, only not streamed yet. */
  ahead: readonly string[]
}

/** What a comparison said, once it reached the end of the list. */
export interface LedgerResult {
  /** Events of the log the list confirms. */
  provenCount: number
  /** Events of the log. */
  totalCount: number
  /** What was missing. It is in the log now. */
  missing: readonly MissingRun[]
  /** Events the list told before the stream did. */
  aheadCount: number
  /** Milliseconds since the epoch. */
  atMs: number
}

/** Where the proof stands that the log holds everything the service does. */
export type Completeness =
  | { state: 'idle' }
  | { state: 'running'; comparedCount: number }
  | ({ state: 'proven' | 'missing' } & LedgerResult)
  | { state: 'failed'; message: string; atMs: number }

/** Begins behind an event that is proven already; null begins with the first event of the session. */
export const startComparison = (afterId: string | null): Comparison => ({
  listed: 0,
  lastId: afterId,
  lastKnownId: afterId,
  missing: [],
  ahead: [],
})

/** Takes the ids of the next page in, oldest first. `has` says whether the log held an event before this page. */
export function compareIds(before: Comparison, ids: readonly string[], has: (eventId: string) => boolean): Comparison {
  const missing = [...before.missing]
  let { listed, lastId, lastKnownId } = before
  let ahead = [...before.ahead]
  for (const id of ids) {
    if (id === lastId) continue
    listed += 1
    lastId = id
    if (!has(id)) {
      ahead.push(id)
      continue
    }
    if (ahead.length > 0) missing.push({ afterId: lastKnownId, beforeId: id, ids: ahead })
    ahead = []
    lastKnownId = id
  }
  return { listed, lastId, lastKnownId, missing, ahead }
}

export const countMissing = (missing: readonly MissingRun[]): number =>
  missing.reduce((count, run) => count + run.ids.length, 0)

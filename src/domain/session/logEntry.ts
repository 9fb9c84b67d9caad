import type { Deque } from './deque.ts'
import type { EntryFacts } from './entryFacts.ts'
import type { PayloadRef } from './payloads.ts'
import type { Cell } from './rowList.ts'

/** One event as the log keeps it. */
export interface LogEntry {
  id: string
  hasOwnId: boolean
  /** Place in the log's order; grows along it, with negative numbers for what was prepended. */
  seq: number
  facts: EntryFacts
  /** What a list said counts more than what a stream said. Null for a gap, which is no event. */
  source: 'list' | 'stream' | null
  payload: PayloadRef | null
  /** When and in which order this browser got it; the time is null for what a list brought. */
  arrivedAtMs: number | null
  arrival: number
  /** The row that shows it; null when the row of its turn stands for it. */
  cell: Cell | null
}

/** An event whose payload lies in a store already, such as a recording's. */
export interface KeptEvent {
  id: string
  hasOwnId: boolean
  facts: EntryFacts
  payload: PayloadRef
  arrivedAtMs: number | null
}

/** The entry of a log that such an event becomes. */
export const toKeptEntry = ({ id, hasOwnId, facts, payload, arrivedAtMs }: KeptEvent): LogEntry => ({
  id,
  hasOwnId,
  seq: 0,
  facts,
  source: arrivedAtMs === null ? 'list' : 'stream',
  payload,
  arrivedAtMs,
  arrival: 0,
  cell: null,
})

/** The latest event, as opposed to a gap. */
export function lastEventId(entries: Deque<LogEntry>): string | null {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries.at(index)
    if (entry && entry.facts.role !== 'gap') return entry.id
  }
  return null
}

/** Stands behind the last entry for events that are known to exist and are not here. */
export function toGap(last: LogEntry): LogEntry {
  const { atMs } = last.facts
  return {
    id: `gap:${last.id}`,
    hasOwnId: false,
    seq: 0,
    facts: { role: 'gap', type: 'gap', atMs, threadId: null, turnId: null, isFilling: true },
    source: null,
    payload: null,
    arrivedAtMs: null,
    arrival: last.arrival,
    cell: null,
  }
}

import type { Deque } from './deque.ts'
import type { SessionEvent } from './events.ts'
import { kindOf } from './kindOf.ts'
import type { LogEntry } from './logEntry.ts'
import type { EventKind, KindCounts, LogItem, LogItems } from './logItems.ts'
import { summariseEvent } from './summariseEvent.ts'
import type { TimelineRow } from './timeline.ts'
import { type Turns, turnIndexAt } from './turns.ts'

export interface ItemsOptions {
  entries: Deque<LogEntry>
  byId: ReadonlyMap<string, LogEntry>
  turns: Turns
  firstPlace: number
  revision: number
  kindCounts: KindCounts
  read(eventId: string): SessionEvent | undefined
}

/** Reading access to the entries. Make a new one after each change, so that its identity says so. */
export function toItems({ entries, byId, turns, read, kindCounts, ...rest }: ItemsOptions): LogItems {
  const { length } = entries
  return {
    length,
    firstPlace: rest.firstPlace,
    revision: rest.revision,
    at(index) {
      const entry = entries.at(index)
      return entry && new EntryItem(entry, index, read)
    },
    indexOf(eventId) {
      const entry = byId.get(eventId)
      return entry ? placeOf(entries, entry.seq) : -1
    },
    turnAt(index) {
      const entry = entries.at(index)
      if (!entry) return null
      const place = turnIndexAt(turns, entry.seq)
      const turn = turns.list[place]
      return turn ? { number: place + 1, atMs: turn.atMs } : null
    },
    kindCounts: () => kindCounts,
  }
}

/** Fields that cost something are getters on the class: making an item costs one small object. */
class EntryItem implements LogItem {
  readonly index: number
  readonly #entry: LogEntry
  readonly #read: ItemsOptions['read']

  constructor(entry: LogEntry, index: number, read: ItemsOptions['read']) {
    this.#entry = entry
    this.#read = read
    this.index = index
  }

  get id(): string {
    return this.#entry.id
  }
  get type(): string {
    return this.#entry.facts.type
  }
  get kind(): EventKind {
    return kindOf(this.#entry.facts)
  }
  get atMs(): number | null {
    return this.#entry.facts.atMs
  }
  get arrivedAtMs(): number | null {
    return this.#entry.arrivedAtMs
  }
  get arrival(): number {
    return this.#entry.arrival
  }
  get sizeBytes(): number {
    return this.#entry.payload?.length ?? 0
  }
  get threadId(): string | null {
    return this.#entry.facts.threadId
  }
  get turnId(): string | null {
    return this.#entry.facts.turnId
  }
  get name(): string | null {
    const { facts } = this.#entry
    if (facts.role === 'call') return facts.name
    const row = facts.role === 'result' ? this.#entry.cell?.row : undefined
    return row?.kind === 'call' ? row.name : null
  }
  get summary(): string {
    return summariseEvent(this.#entry.facts, () => this.#read(this.#entry.id))
  }
  get isError(): boolean {
    return this.kind === 'error'
  }
  get durationMs(): number | null {
    const row = this.#entry.cell?.row
    if (!isSpan(row) || row.endedAtMs === null || row.atMs === null) return null
    const isEnd = row.eventId !== this.#entry.id
    return isEnd || row.kind === 'thinking' || this.partnerId !== null ? Math.max(0, row.endedAtMs - row.atMs) : null
  }
  get partnerId(): string | null {
    const row = this.#entry.cell?.row
    if (!isSpan(row) || row.kind === 'thinking') return null
    if (row.eventId !== this.#entry.id) return row.eventId
    return row.kind === 'call' ? row.resultId : row.endId
  }
  get source(): LogItem['source'] {
    return this.#entry.source ?? 'gap'
  }
}

function isSpan(
  row: TimelineRow | undefined,
): row is Extract<TimelineRow, { kind: 'call' | 'request' | 'evaluation' | 'thinking' }> {
  return row !== undefined && ['call', 'request', 'evaluation', 'thinking'].includes(row.kind)
}

/** Index of the entry with this place in the log's order, by halving. */
function placeOf(entries: Deque<LogEntry>, seq: number): number {
  let low = 0
  let high = entries.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries.at(middle)?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return low
}

import { createDeque, type Deque } from './deque.ts'
import { joinProjections } from './joinProjections.ts'
import { type LogEntry, toGap } from './logEntry.ts'
import { createProjection, type Projection, pushEvent } from './projection.ts'
import { isSameRow } from './projectionRows.ts'
import { toTimeline } from './readProjection.ts'
import { cellsOf, removeRow } from './rowList.ts'

/** The entries of a log in the server's order, with the projection that is kept in step with them. */
export interface EntryOrder {
  readonly byId: ReadonlyMap<string, LogEntry>
  readonly entries: Deque<LogEntry>
  readonly projection: Projection
  /** Place of the oldest entry; it falls when older ones are put in front. */
  readonly firstSeq: number
  /** Grows when entries changed, moved or went; not when they were only added at either end. */
  readonly revision: number
  /** Stands behind the last entry while events are known to be missing there. */
  readonly gap: LogEntry | null
  /** The next entry, which has just arrived. */
  append(entry: LogEntry): void
  /** Older entries, oldest first. */
  prepend(page: readonly LogEntry[]): void
  /** Entries that arrived now and belong in the middle: they take their places with the next `rebuild`. */
  arrive(entries: readonly LogEntry[]): void
  /** Reads everything again in a new order. Rows that say the same stay the same objects. */
  rebuild(order: Iterable<LogEntry>): void
  openGap(): void
  closeGap(): void
}

export function createEntryOrder(firstRevision: number): EntryOrder {
  const byId = new Map<string, LogEntry>()
  let entries: Deque<LogEntry> = createDeque()
  let projection = createProjection()
  let firstSeq = 0
  let nextSeq = 0
  let revision = firstRevision
  let gap: LogEntry | null = null
  const arrivals = { first: 0, next: 0 }

  const push = (entry: LogEntry) => {
    entry.seq = nextSeq
    nextSeq += 1
    entries.push(entry)
    pushEvent(projection, entry)
    if (entry.facts.role !== 'gap') byId.set(entry.id, entry)
  }

  const arrive = (fresh: readonly LogEntry[]) => {
    for (const entry of fresh) {
      entry.arrival = arrivals.next
      arrivals.next += 1
    }
  }

  const rebuild = (order: Iterable<LogEntry>) => {
    const before = projection
    const rows = new Map([...cellsOf(before.rows)].map(({ row }) => [row.key, row]))
    entries = createDeque()
    projection = createProjection()
    projection.rowsMade = before.rowsMade
    firstSeq = 0
    nextSeq = 0
    revision += 1
    for (const entry of [...order]) {
      entry.cell = null
      push(entry)
    }
    toTimeline(projection, byId)
    for (const cell of cellsOf(projection.rows)) {
      const row = rows.get(cell.row.key)
      if (row && isSameRow(row, cell.row)) cell.row = row
    }
  }

  return {
    byId,
    get entries() {
      return entries
    },
    get projection() {
      return projection
    },
    get firstSeq() {
      return firstSeq
    },
    get revision() {
      return revision
    },
    get gap() {
      return gap
    },
    append(entry) {
      arrive([entry])
      push(entry)
    },
    prepend(page) {
      const older: Projection = createProjection()
      firstSeq -= page.length
      arrivals.first -= page.length
      for (const [index, entry] of page.entries()) {
        entry.seq = firstSeq + index
        entry.arrival = arrivals.first + index
        byId.set(entry.id, entry)
        pushEvent(older, entry)
      }
      for (const entry of page.toReversed()) entries.unshift(entry)
      if (!joinProjections(older, projection)) rebuild(entries)
    },
    arrive,
    rebuild,
    openGap() {
      const last = entries.at(entries.length - 1)
      if (!last) return
      gap = toGap(last)
      push(gap)
    },
    closeGap() {
      if (!gap) return
      if (gap.cell) removeRow(projection.rows, gap.cell)
      entries.remove(gap)
      revision += 1
      gap = null
    },
  }
}

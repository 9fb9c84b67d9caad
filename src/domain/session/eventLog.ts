import { createDeque, type Deque } from './deque.ts'
import { toFacts } from './entryFacts.ts'
import { createEventStore, type EventStore, type EventStoreOptions } from './eventStore.ts'
import type { ReceivedEvent, SessionEvent, StopReason, Usage } from './events.ts'
import { joinProjections } from './joinProjections.ts'
import { createKindCounts } from './kindCounts.ts'
import { kindOf } from './kindOf.ts'
import type { PendingAction } from './liveSessionContract.ts'
import { type KeptEvent, type LogEntry, lastEventId, toGap, toKeptEntry } from './logEntry.ts'
import type { LogItems } from './logItems.ts'
import { mergeOrder } from './mergeOrder.ts'
import { createProjection, type Projection, pushEvent } from './projection.ts'
import { isSameRow, replaceRow, restateRow } from './projectionRows.ts'
import { toItems } from './readItems.ts'
import { readPending, readStatus, toTimeline } from './readProjection.ts'
import { cellsOf, removeRow } from './rowList.ts'
import type { Timeline } from './timeline.ts'

export interface EventLogCounts {
  events: number
  duplicatesDropped: number
  gapsFound: number
  gapsFilled: number
  lastId: string | null
}

/** A session's events, each once, in the server's order, with everything shown of them kept up to date. */
export interface EventLog {
  /** Grows with every change. */
  readonly version: number
  counts(): EventLogCounts
  has(eventId: string): boolean
  /**
   * What the stream said, or the answer to a POST: goes to the end unless it is known. `arrivedAtMs` is when this
   * computer got it, in milliseconds since the epoch.
   */
  append(received: ReceivedEvent, arrivedAtMs?: number): void
  /** A page of a list, oldest first. What is known gives it its place; else it goes before or behind everything. */
  addPage(page: ReceivedEvent[], side: 'older' | 'newer'): void
  /** The next event, whose payload lies in the store that the log was made over. */
  appendKept(event: KeptEvent): void
  /** Older events, oldest first, that lie in that store and directly before the first one. */
  prependKept(events: readonly KeptEvent[]): void
  /** Events are known to be missing behind the last one. */
  openGap(): void
  /** Shows whether the missing events are being read. */
  markGap(isFilling: boolean): void
  /** All that was missing is here. */
  closeGap(): void
  read(eventId: string): SessionEvent | undefined
  rawJson(eventId: string): string | undefined
  ids(): string[]
  /** Events that came again under their id with another meaning, in the order of coming. */
  restatedIds(): string[]
  /** Same reference as long as nothing changed. */
  timeline(): Timeline
  /** Every event and gap, one by one. Same reference as long as nothing changed. */
  items(): LogItems
  status(): { status: string; stopReason: StopReason | null }
  pending(): PendingAction[]
  usage(): Usage
  /** Row objects made so far: what tests count to see that costs stay bounded. */
  rowsMade(): number
}

/**
 * An empty log, with a store of its own or over one that holds the payloads already. A log that takes the place of
 * another begins with a `revision` of its own, so that nobody takes its items for those of the other.
 */
export function createEventLog(options: EventStoreOptions | { store: EventStore; revision?: number }): EventLog {
  const store = 'store' in options ? options.store : createEventStore(options)
  const kinds = createKindCounts()
  const byId = new Map<string, LogEntry>()
  let entries: Deque<LogEntry> = createDeque()
  let projection = createProjection()
  let firstSeq = 0
  let nextSeq = 0
  let version = 0
  let revision = 'store' in options ? (options.revision ?? 0) : 0
  const arrivals = { first: 0, next: 0 }
  let timeline: Timeline | null = null
  let items: LogItems | null = null
  let gap: LogEntry | null = null
  const restated = new Set<string>()
  const counts = { duplicatesDropped: 0, gapsFound: 0, gapsFilled: 0 }

  const changed = () => {
    version += 1
    timeline = null
    items = null
  }

  const toEntry = ({ event, rawJson }: ReceivedEvent, source: 'list' | 'stream', arrivedAtMs: number | null) => {
    const facts = toFacts(event)
    const { id, hasOwnId } = event
    kinds.add(kindOf(facts))
    const payload = store.put(rawJson)
    return { id, hasOwnId, seq: 0, facts, source, payload, arrivedAtMs, arrival: 0, cell: null } satisfies LogEntry
  }

  const push = (entry: LogEntry) => {
    entry.seq = nextSeq
    nextSeq += 1
    entries.push(entry)
    pushEvent(projection, entry)
    if (entry.facts.role !== 'gap') byId.set(entry.id, entry)
  }

  const pushArrived = (entry: LogEntry) => {
    entry.arrival = arrivals.next
    arrivals.next += 1
    push(entry)
  }

  /** Reads everything again in a new order. Rows that say the same stay the same objects. */
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

  /** Takes a known event again. True when what the projections know of it changed. */
  const repeat = (entry: LogEntry, received: ReceivedEvent, source: 'list' | 'stream'): boolean => {
    counts.duplicatesDropped += 1
    const isWeaker = source === 'stream' && entry.source === 'list'
    const isSameText = store.isSameText(entry, received.rawJson)
    if (source === 'list') entry.source = 'list'
    if (isWeaker || isSameText) return false
    const facts = toFacts(received.event)
    const isSameMeaning = JSON.stringify({ ...facts, atMs: null }) === JSON.stringify({ ...entry.facts, atMs: null })
    kinds.move(kindOf(entry.facts), kindOf(facts))
    store.replace(entry, received.rawJson)
    entry.facts = facts
    if (isSameMeaning) restateRow(projection, entry)
    else restated.add(entry.id)
    changed()
    return !isSameMeaning
  }

  const prepend = (page: LogEntry[]) => {
    const older: Projection = createProjection()
    firstSeq -= page.length
    arrivals.first -= page.length
    page.forEach((entry, index) => {
      entry.seq = firstSeq + index
      entry.arrival = arrivals.first + index
      byId.set(entry.id, entry)
      pushEvent(older, entry)
    })
    for (const entry of page.toReversed()) entries.unshift(entry)
    if (!joinProjections(older, projection)) rebuild(entries)
  }

  const closeGap = () => {
    if (!gap) return
    if (gap.cell) removeRow(projection.rows, gap.cell)
    entries.remove(gap)
    revision += 1
    gap = null
  }

  const openGap = () => {
    const last = entries.at(entries.length - 1)
    if (!last) return
    gap = toGap(last)
    push(gap)
  }

  const addPage = (page: ReceivedEvent[], side: 'older' | 'newer') => {
    const isGapLast = gap !== null && entries.at(entries.length - 1) === gap
    const fresh: LogEntry[] = []
    const order: LogEntry[] = []
    const listed = new Set<string>()
    let mustRebuild = false
    for (const received of page) {
      if (listed.has(received.event.id)) continue
      listed.add(received.event.id)
      const known = byId.get(received.event.id)
      if (known) mustRebuild = repeat(known, received, 'list') || mustRebuild
      else fresh.push(toEntry(received, 'list', null))
      order.push(known ?? (fresh.at(-1) as LogEntry)) // just pushed
    }
    const placed = mergeOrder(entries, order, new Set(fresh), side)
    if (fresh.length > 0 && placed.kind === 'append' && isGapLast) closeGap()
    if (placed.kind === 'append') for (const entry of fresh) pushArrived(entry)
    else if (placed.kind === 'prepend') prepend(fresh)
    if (placed.kind === 'reorder') {
      if (placed.isHoleFilled) {
        counts.gapsFound += gap ? 0 : 1
        counts.gapsFilled += gap ? 0 : 1
      }
      for (const entry of fresh) {
        entry.arrival = arrivals.next
        arrivals.next += 1
      }
      rebuild(placed.order)
    } else if (mustRebuild) {
      rebuild(entries)
    }
    if (fresh.length > 0 && placed.kind === 'append' && isGapLast) openGap()
    if (fresh.length > 0 || placed.kind === 'reorder' || mustRebuild) changed()
  }

  const read = (eventId: string) => store.read(byId.get(eventId))

  return {
    get version() {
      return version
    },
    counts: () => ({ ...counts, events: byId.size, lastId: lastEventId(entries) }),
    has: (eventId) => byId.has(eventId),
    append(received, arrivedAtMs) {
      const known = byId.get(received.event.id)
      if (known) {
        if (repeat(known, received, 'stream')) rebuild(entries)
        return
      }
      pushArrived(toEntry(received, 'stream', arrivedAtMs ?? null))
      changed()
    },
    addPage,
    appendKept(event) {
      kinds.add(kindOf(event.facts))
      pushArrived(toKeptEntry(event))
      changed()
    },
    prependKept(events) {
      for (const { facts } of events) kinds.add(kindOf(facts))
      prepend(events.map(toKeptEntry))
      changed()
    },
    openGap() {
      if (gap) return
      openGap()
      if (!gap) return
      counts.gapsFound += 1
      changed()
    },
    markGap(isFilling) {
      const cell = gap?.cell
      if (gap?.facts.role !== 'gap' || cell?.row.kind !== 'gap') return
      gap.facts = { ...gap.facts, isFilling }
      replaceRow(projection, cell, { ...cell.row, isFilling })
      changed()
    },
    closeGap() {
      if (!gap) return
      closeGap()
      counts.gapsFilled += 1
      changed()
    },
    read,
    rawJson: (eventId) => store.rawJson(byId.get(eventId)),
    restatedIds: () => [...restated],
    ids: () => Array.from(entries, (entry) => entry).flatMap((entry) => (entry.facts.role === 'gap' ? [] : [entry.id])),
    timeline() {
      timeline ??= toTimeline(projection, byId)
      return timeline
    },
    items() {
      const { turns } = projection
      items ??= toItems({ entries, byId, turns, firstPlace: firstSeq, revision, kindCounts: kinds.read(), read })
      return items
    },
    status: () => readStatus(projection),
    pending: () => readPending(projection),
    usage: () => projection.usage ?? {},
    rowsMade: () => projection.rowsMade,
  }
}

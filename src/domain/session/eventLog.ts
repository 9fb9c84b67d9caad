import { toFacts } from './entryFacts.ts'
import { createEntryOrder } from './entryOrder.ts'
import { createEventStore, type EventStore, type EventStoreOptions } from './eventStore.ts'
import type { ReceivedEvent, SessionEvent, StopReason, Usage } from './events.ts'
import { createKindCounts } from './kindCounts.ts'
import { kindOf } from './kindOf.ts'
import type { PendingAction } from './liveSessionContract.ts'
import { type KeptEvent, type LogEntry, lastEventId, toKeptEntry } from './logEntry.ts'
import type { LogItems } from './logItems.ts'
import { mergeOrder } from './mergeOrder.ts'
import { replaceRow, restateRow } from './projectionRows.ts'
import { toItems } from './readItems.ts'
import { readPending, readStatus, toTimeline } from './readProjection.ts'
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
  const order = createEntryOrder('store' in options ? (options.revision ?? 0) : 0)
  const { byId } = order
  const kinds = createKindCounts()
  let version = 0
  let timeline: Timeline | null = null
  let items: LogItems | null = null
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
    if (isSameMeaning) restateRow(order.projection, entry)
    else restated.add(entry.id)
    changed()
    return !isSameMeaning
  }

  /** Sorts a page into what is known and what is new. */
  const sortPage = (page: ReceivedEvent[]) => {
    const fresh: LogEntry[] = []
    const listed = new Map<string, LogEntry>()
    let mustRebuild = false
    for (const received of page) {
      const { id } = received.event
      if (listed.has(id)) continue
      const known = byId.get(id)
      if (known) mustRebuild = repeat(known, received, 'list') || mustRebuild
      const entry = known ?? toEntry(received, 'list', null)
      if (!known) fresh.push(entry)
      listed.set(id, entry)
    }
    return { fresh, listed: [...listed.values()], mustRebuild }
  }

  const addPage = (page: ReceivedEvent[], side: 'older' | 'newer') => {
    const isGapLast = order.gap !== null && order.entries.at(order.entries.length - 1) === order.gap
    const { fresh, listed, mustRebuild } = sortPage(page)
    const placed = mergeOrder(order.entries, listed, new Set(fresh), side)
    const isBehindGap = fresh.length > 0 && placed.kind === 'append' && isGapLast
    if (isBehindGap) order.closeGap()
    if (placed.kind === 'append') for (const entry of fresh) order.append(entry)
    else if (placed.kind === 'prepend') order.prepend(fresh)
    if (placed.kind === 'reorder') {
      if (placed.isHoleFilled && !order.gap) {
        counts.gapsFound += 1
        counts.gapsFilled += 1
      }
      order.arrive(fresh)
      order.rebuild(placed.order)
    } else if (mustRebuild) {
      order.rebuild(order.entries)
    }
    if (isBehindGap) order.openGap()
    if (fresh.length > 0 || placed.kind === 'reorder' || mustRebuild) changed()
  }

  const read = (eventId: string) => store.read(byId.get(eventId))

  return {
    get version() {
      return version
    },
    counts: () => ({ ...counts, events: byId.size, lastId: lastEventId(order.entries) }),
    has: (eventId) => byId.has(eventId),
    append(received, arrivedAtMs) {
      const known = byId.get(received.event.id)
      if (known) {
        if (repeat(known, received, 'stream')) order.rebuild(order.entries)
        return
      }
      order.append(toEntry(received, 'stream', arrivedAtMs ?? null))
      changed()
    },
    addPage,
    appendKept(event) {
      kinds.add(kindOf(event.facts))
      order.append(toKeptEntry(event))
      changed()
    },
    prependKept(events) {
      for (const { facts } of events) kinds.add(kindOf(facts))
      order.prepend(events.map(toKeptEntry))
      changed()
    },
    openGap() {
      if (order.gap) return
      order.openGap()
      if (!order.gap) return
      counts.gapsFound += 1
      changed()
    },
    markGap(isFilling) {
      const { gap, projection } = order
      const cell = gap?.cell
      if (gap?.facts.role !== 'gap' || cell?.row.kind !== 'gap') return
      gap.facts = { ...gap.facts, isFilling }
      replaceRow(projection, cell, { ...cell.row, isFilling })
      changed()
    },
    closeGap() {
      if (!order.gap) return
      order.closeGap()
      counts.gapsFilled += 1
      changed()
    },
    read,
    rawJson: (eventId) => store.rawJson(byId.get(eventId)),
    restatedIds: () => [...restated],
    ids: () => Array.from(order.entries).flatMap(({ id, facts }) => (facts.role === 'gap' ? [] : [id])),
    timeline() {
      timeline ??= toTimeline(order.projection, byId)
      return timeline
    },
    items() {
      const { entries, projection, firstSeq, revision } = order
      const { turns } = projection
      items ??= toItems({ entries, byId, turns, firstPlace: firstSeq, revision, kindCounts: kinds.read(), read })
      return items
    },
    status: () => readStatus(order.projection),
    pending: () => readPending(order.projection),
    usage: () => order.projection.usage ?? {},
    rowsMade: () => order.projection.rowsMade,
  }
}

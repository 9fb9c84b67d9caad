import { createDeque, type Deque } from './deque.ts'
import { toFacts } from './entryFacts.ts'
import type { ReceivedEvent, SessionEvent, StopReason, Usage } from './events.ts'
import { joinProjections } from './joinProjections.ts'
import type { PendingAction } from './liveSessionContract.ts'
import type { LogEntry } from './logEntry.ts'
import { mergeOrder } from './mergeOrder.ts'
import { createPayloads } from './payloads.ts'
import { createProjection, type Projection, pushEvent } from './projection.ts'
import { isSameRow, replaceRow, restateRow } from './projectionRows.ts'
import { readPending, readStatus, toTimeline } from './readProjection.ts'
import { createRecentEvents } from './recentEvents.ts'
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
  /** What the stream said, or the answer to a POST: goes to the end unless it is known. */
  append(received: ReceivedEvent): void
  /** A page of a list, oldest first. What is known gives it its place; else it goes before or behind everything. */
  addPage(page: ReceivedEvent[], side: 'older' | 'newer'): void
  /** Events are known to be missing behind the last one. */
  openGap(): void
  /** Shows whether the missing events are being read. */
  markGap(isFilling: boolean): void
  /** All that was missing is here. */
  closeGap(): void
  read(eventId: string): SessionEvent | undefined
  rawJson(eventId: string): string | undefined
  ids(): string[]
  /** Same reference as long as nothing changed. */
  timeline(): Timeline
  status(): { status: string; stopReason: StopReason | null }
  pending(): PendingAction[]
  usage(): Usage
  /** Row objects made so far: what tests count to see that costs stay bounded. */
  rowsMade(): number
}

export interface EventLogOptions {
  /** Reads an event's JSON; `fallback` says what the JSON itself may leave out. */
  decode(rawJson: string, fallback: { id: string; type: string }): SessionEvent
}

export function createEventLog({ decode }: EventLogOptions): EventLog {
  const payloads = createPayloads()
  const recent = createRecentEvents()
  const byId = new Map<string, LogEntry>()
  let entries: Deque<LogEntry> = createDeque()
  let projection = createProjection()
  let firstSeq = 0
  let nextSeq = 0
  let version = 0
  let timeline: Timeline | null = null
  let gap: LogEntry | null = null
  const counts = { duplicatesDropped: 0, gapsFound: 0, gapsFilled: 0 }

  const changed = () => {
    version += 1
    timeline = null
  }

  const toEntry = ({ event, rawJson }: ReceivedEvent, source: 'list' | 'stream'): LogEntry => ({
    id: event.id,
    hasOwnId: event.hasOwnId,
    seq: 0,
    facts: toFacts(event),
    source,
    payload: payloads.put(rawJson),
    cell: null,
  })

  const push = (entry: LogEntry) => {
    entry.seq = nextSeq
    nextSeq += 1
    entries.push(entry)
    pushEvent(projection, entry)
    if (entry.facts.role !== 'gap') byId.set(entry.id, entry)
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
    for (const entry of [...order]) {
      if (isClosedGap(entry)) continue
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
    const isSameText = entry.payload !== null && payloads.text(entry.payload) === received.rawJson
    if (source === 'list') entry.source = 'list'
    if (isWeaker || isSameText) return false
    const facts = toFacts(received.event)
    const isSameMeaning = JSON.stringify({ ...facts, atMs: null }) === JSON.stringify({ ...entry.facts, atMs: null })
    entry.payload = payloads.put(received.rawJson)
    entry.facts = facts
    recent.forget(entry.id)
    if (isSameMeaning) restateRow(projection, entry)
    changed()
    return !isSameMeaning
  }

  const prepend = (page: LogEntry[]) => {
    const older: Projection = createProjection()
    firstSeq -= page.length
    page.forEach((entry, index) => {
      entry.seq = firstSeq + index
      byId.set(entry.id, entry)
      pushEvent(older, entry)
    })
    for (const entry of page.toReversed()) entries.unshift(entry)
    if (!joinProjections(older, projection)) rebuild(entries)
  }

  const closeGap = () => {
    if (gap?.cell) removeRow(projection.rows, gap.cell)
    if (gap) gap.cell = null
    gap = null
  }

  const openGap = () => {
    const last = lastOf(entries)
    if (!last) return
    const facts = {
      role: 'gap',
      type: 'gap',
      atMs: last.facts.atMs,
      threadId: null,
      turnId: null,
      isFilling: true,
    } as const
    gap = { id: `gap:${last.id}`, hasOwnId: false, seq: 0, facts, source: null, payload: null, cell: null }
    push(gap)
  }

  const addPage = (page: ReceivedEvent[], side: 'older' | 'newer') => {
    const isGapLast = gap !== null && lastOf(entries) === gap
    const fresh: LogEntry[] = []
    const order: LogEntry[] = []
    const listed = new Set<string>()
    let mustRebuild = false
    for (const received of page) {
      if (listed.has(received.event.id)) continue
      listed.add(received.event.id)
      const known = byId.get(received.event.id)
      if (known) mustRebuild = repeat(known, received, 'list') || mustRebuild
      else fresh.push(toEntry(received, 'list'))
      order.push(known ?? (fresh.at(-1) as LogEntry)) // just pushed
    }
    const placed = mergeOrder(entries, order, new Set(fresh), side)
    if (fresh.length > 0 && placed.kind === 'append' && isGapLast) closeGap()
    if (placed.kind === 'append') for (const entry of fresh) push(entry)
    else if (placed.kind === 'prepend') prepend(fresh)
    if (placed.kind === 'reorder') {
      if (placed.isHoleFilled) {
        counts.gapsFound += gap ? 0 : 1
        counts.gapsFilled += gap ? 0 : 1
      }
      rebuild(placed.order)
    } else if (mustRebuild) {
      rebuild(entries)
    }
    if (fresh.length > 0 && placed.kind === 'append' && isGapLast) openGap()
    if (fresh.length > 0 || placed.kind === 'reorder' || mustRebuild) changed()
  }

  return {
    get version() {
      return version
    },
    counts: () => ({ ...counts, events: byId.size, lastId: lastEventId(entries) }),
    has: (eventId) => byId.has(eventId),
    append(received) {
      const known = byId.get(received.event.id)
      if (known) {
        if (repeat(known, received, 'stream')) rebuild(entries)
        return
      }
      push(toEntry(received, 'stream'))
      changed()
    },
    addPage,
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
    read(eventId) {
      const entry = byId.get(eventId)
      if (!entry?.payload) return undefined
      const kept = recent.get(eventId)
      if (kept) return kept
      const rawJson = payloads.text(entry.payload)
      const event = { ...decode(rawJson, { id: eventId, type: entry.facts.type }), hasOwnId: entry.hasOwnId }
      recent.keep(eventId, event, rawJson.length)
      return event
    },
    rawJson(eventId) {
      const payload = byId.get(eventId)?.payload
      return payload ? payloads.text(payload) : undefined
    },
    ids: () => Array.from(entries, (entry) => entry).flatMap((entry) => (entry.facts.role === 'gap' ? [] : [entry.id])),
    timeline() {
      timeline ??= toTimeline(projection, byId)
      return timeline
    },
    status: () => readStatus(projection),
    pending: () => readPending(projection),
    usage: () => projection.usage ?? {},
    rowsMade: () => projection.rowsMade,
  }
}

const isClosedGap = (entry: LogEntry): boolean => entry.facts.role === 'gap' && entry.cell === null

function lastOf(entries: Deque<LogEntry>): LogEntry | undefined {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries.at(index)
    if (entry && !isClosedGap(entry)) return entry
  }
  return undefined
}

function lastEventId(entries: Deque<LogEntry>): string | null {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries.at(index)
    if (entry && entry.facts.role !== 'gap') return entry.id
  }
  return null
}

import type { EndFacts, StartFacts } from './entryFacts.ts'
import type { LogEntry } from './logEntry.ts'

export type StartEntry = LogEntry & { facts: StartFacts }
export type EndEntry = LogEntry & { facts: EndFacts }

export interface Span {
  start: StartEntry
  end: SpanEnd | null
}

export interface SpanEnd {
  entry: EndEntry
  span: Span | null
}

/**
 * What begins and what ends, matched while the log grows at either end. An end names its start by id; without one it
 * belongs to the latest open start of its thread since work last stopped, so the two are matched like brackets.
 */
export interface Pairing {
  spans: Map<string, Span>
  /** Ends by the start they name, in log order. */
  named: Map<string, SpanEnd[]>
  /** By thread: open starts since work last stopped, latest last. */
  open: Map<string | null, Span[]>
  /** Unmatched ends from before work first stopped, in order: their starts may stand in history not yet read. */
  unmatched: SpanEnd[]
  /** Whether work stopped somewhere in this part of the log, for all threads or for one. */
  hasStopped: boolean
  stoppedThreads: Set<string | null>
}

export const createPairing = (): Pairing => ({
  spans: new Map(),
  named: new Map(),
  open: new Map(),
  unmatched: [],
  hasStopped: false,
  stoppedThreads: new Set(),
})

export function pushStart(pairing: Pairing, start: StartEntry): Span {
  const span: Span = { start, end: null }
  pairing.spans.set(start.id, span)
  const waiting = pairing.named.get(start.id)?.find((end) => end.span === null)
  if (waiting) match(span, waiting)
  else addOpen(pairing.open, start.facts.threadId, [span])
  return span
}

export function pushEnd(pairing: Pairing, entry: EndEntry): SpanEnd {
  const { startId, threadId } = entry.facts
  const end: SpanEnd = { entry, span: null }
  let span: Span | undefined
  if (startId === null) {
    span = pairing.open.get(threadId)?.at(-1)
  } else {
    addNamed(pairing.named, startId, [end])
    span = pairing.spans.get(startId)
  }
  if (span && !span.end) matchOpen(pairing, span, end)
  else if (!span && !hasStoppedFor(pairing, threadId)) pairing.unmatched.push(end)
  return end
}

/** Work stopped for every thread, or for one. Ends that name their start are still matched later. */
export function stopPairing(pairing: Pairing, threadId?: string | null): void {
  if (threadId === undefined) {
    pairing.hasStopped = true
    pairing.open.clear()
  } else {
    pairing.stoppedThreads.add(threadId)
    pairing.open.delete(threadId)
  }
}

/** Whether `older` can be put before `pairing`: not when it ends something that begins only later. */
export function canJoin(older: Pairing, pairing: Pairing): boolean {
  for (const id of older.named.keys()) if (pairing.spans.has(id)) return false
  return true
}

/** Puts `older` before `pairing`. Returns the ends that found their start. */
export function joinPairing(older: Pairing, pairing: Pairing): SpanEnd[] {
  const found: SpanEnd[] = []
  const remaining: SpanEnd[] = []
  for (const end of pairing.unmatched) {
    if (end.span) continue
    const { startId, threadId } = end.entry.facts
    const span = startId === null ? older.open.get(threadId)?.at(-1) : older.spans.get(startId)
    if (span && !span.end) {
      matchOpen(older, span, end)
      found.push(end)
    } else if (!span && !hasStoppedFor(older, threadId)) {
      remaining.push(end)
    }
  }
  for (const span of older.spans.values()) {
    const end = span.end ? undefined : pairing.named.get(span.start.id)?.find((candidate) => candidate.span === null)
    if (!end) continue
    matchOpen(older, span, end)
    found.push(end)
  }
  for (const [id, span] of older.spans) pairing.spans.set(id, span)
  for (const [id, ends] of older.named) pairing.named.set(id, [...ends, ...(pairing.named.get(id) ?? [])])
  if (!pairing.hasStopped) {
    for (const [threadId, spans] of older.open) {
      if (!pairing.stoppedThreads.has(threadId)) {
        pairing.open.set(threadId, [...spans, ...(pairing.open.get(threadId) ?? [])])
      }
    }
  }
  pairing.unmatched = [...older.unmatched, ...remaining]
  pairing.hasStopped ||= older.hasStopped
  for (const threadId of older.stoppedThreads) pairing.stoppedThreads.add(threadId)
  return found
}

const hasStoppedFor = (pairing: Pairing, threadId: string | null): boolean =>
  pairing.hasStopped || pairing.stoppedThreads.has(threadId)

function match(span: Span, end: SpanEnd): void {
  span.end = end
  end.span = span
}

function matchOpen(pairing: Pairing, span: Span, end: SpanEnd): void {
  match(span, end)
  const open = pairing.open.get(span.start.facts.threadId)
  const place = open?.lastIndexOf(span) ?? -1
  if (place !== -1) open?.splice(place, 1)
}

function addOpen(open: Pairing['open'], threadId: string | null, spans: Span[]): void {
  const known = open.get(threadId)
  if (known) known.push(...spans)
  else open.set(threadId, spans)
}

function addNamed(named: Pairing['named'], id: string, ends: SpanEnd[]): void {
  const known = named.get(id)
  if (known) known.push(...ends)
  else named.set(id, ends)
}

import type { Timeline, TimelineRow, TurnRow } from '../timeline.ts'
import type { TraceTurn } from './traceTurn.ts'
import { waitEnd } from './waitEnd.ts'

/** What the time of a bar was spent on, as far as the log says. `queue`: nothing is known to have run. */
export type TracePhase = 'queue' | 'model' | 'tool' | 'waiting'

interface PhaseSpan {
  phase: TracePhase
  startMs: number
  /** Null while it goes on. */
  endMs: number | null
}

/** A row in time. All instants are milliseconds since the epoch. */
export interface TraceBar {
  startMs: number
  /** Null while it goes on; the start again for what has no length. */
  endMs: number | null
  isPoint: boolean
  /** It began, and the log does not say when it ended: drawn to the end of its turn. */
  isUnended: boolean
  phases: PhaseSpan[]
}

/** Rows looked at before or behind one, at most. */
const reach = 64

/** The bar of the row at `index`; null when the log does not say when it was. */
export function traceBar(timeline: Timeline, turn: TraceTurn, index: number): TraceBar | null {
  const row = timeline.at(index)
  if (row?.atMs == null) return null
  const head = timeline.at(turn.start)
  const turnRow = head?.kind === 'turn' ? head : null
  const startMs = row.atMs
  switch (row.kind) {
    case 'turn':
      return { ...turnBar(row, startMs, lastKnownMs(timeline, turn)), phases: startPhase(timeline, turn, row) }
    case 'request': {
      const bar = spanBar(startMs, row.endedAtMs, row.isInterrupted, turnRow)
      return { ...bar, phases: [{ phase: 'model', startMs, endMs: bar.endMs }] }
    }
    case 'call': {
      const isOver = row.outcome !== 'running' && row.outcome !== 'waiting'
      const bar = spanBar(startMs, row.endedAtMs, isOver, turnRow)
      return { ...bar, phases: callPhases(timeline, turn, index, bar) }
    }
    case 'evaluation':
      return spanBar(startMs, row.endedAtMs, row.result !== null, turnRow)
    case 'thinking':
      return spanBar(startMs, row.endedAtMs, false, turnRow)
    case 'note': {
      if (row.tone !== 'wait') return point(startMs)
      const endMs = waitEnd(timeline, turn, index - turn.start)
      const bar = spanBar(startMs, endMs, false, turnRow)
      return { ...bar, phases: [{ phase: 'waiting', startMs, endMs: bar.endMs }] }
    }
    default:
      return point(startMs)
  }
}

const point = (startMs: number): TraceBar => ({
  startMs,
  endMs: startMs,
  isPoint: true,
  isUnended: false,
  phases: [],
})

function spanBar(startMs: number, endedAtMs: number | null, isOver: boolean, turn: TurnRow | null): TraceBar {
  const bar = { startMs, isPoint: false, isUnended: false, phases: [] }
  if (endedAtMs !== null) return { ...bar, endMs: Math.max(startMs, endedAtMs) }
  if (!isOver && (turn === null || turn.isOpen)) return { ...bar, endMs: null }
  return { ...bar, endMs: Math.max(startMs, turn?.endedAtMs ?? startMs), isUnended: true }
}

function turnBar(row: TurnRow, startMs: number, lastMs: number): TraceBar {
  const bar = { startMs, isPoint: false, isUnended: false, phases: [] }
  if (row.isOpen) return { ...bar, endMs: null }
  if (row.endedAtMs !== null) return { ...bar, endMs: Math.max(startMs, row.endedAtMs) }
  return { ...bar, endMs: Math.max(startMs, lastMs), isUnended: true }
}

function lastKnownMs(timeline: Timeline, { start, length }: TraceTurn): number {
  let lastMs = Number.NEGATIVE_INFINITY
  for (let index = start + length - 1; index >= Math.max(start, start + length - reach); index -= 1) {
    lastMs = Math.max(lastMs, latestMs(timeline.at(index)))
  }
  return lastMs
}

/** The latest instant a row tells of; minus infinity when it tells none. */
export function latestMs(row: TimelineRow | undefined): number {
  const endedAtMs = row && 'endedAtMs' in row ? row.endedAtMs : null
  return endedAtMs ?? row?.atMs ?? Number.NEGATIVE_INFINITY
}

/** From the beginning of the turn until something is known to run. */
function startPhase(timeline: Timeline, { start, length }: TraceTurn, row: TurnRow): PhaseSpan[] {
  if (row.atMs === null) return []
  const startMs = row.atMs
  for (let index = start + 1; index < Math.min(start + length, start + reach); index += 1) {
    const next = timeline.at(index)
    if (!next || next.kind === 'user' || next.kind === 'system' || next.kind === 'note' || next.kind === 'gap') continue
    return next.atMs !== null && next.atMs > startMs ? [{ phase: 'queue', startMs, endMs: next.atMs }] : []
  }
  return row.isOpen ? [{ phase: 'queue', startMs, endMs: null }] : []
}

/** What a call's time went to: until its request ended it may not have run yet; a person may have had to be asked. */
function callPhases(timeline: Timeline, turn: TraceTurn, index: number, { startMs, endMs }: TraceBar): PhaseSpan[] {
  const row = timeline.at(index)
  if (row?.kind !== 'call') return []
  const phases: PhaseSpan[] = []
  let fromMs = startMs
  const add = (phase: TracePhase, untilMs: number | null) => {
    const end = endMs === null ? untilMs : Math.min(untilMs ?? endMs, endMs)
    if (end !== null && end <= fromMs) return
    phases.push({ phase, startMs: fromMs, endMs: end })
    fromMs = end ?? Number.POSITIVE_INFINITY
  }
  const step = turn.rows.at(index - turn.origin)?.step
  const request = step?.isRequest ? timeline.at(turn.origin + step.place) : undefined
  const askedMs = request?.kind === 'request' ? request.endedAtMs : null
  // A result inside its request came from a service that runs calls while the model writes.
  if (askedMs !== null && (endMs === null || askedMs < endMs)) add('queue', askedMs)
  if (row.permission !== 'allow' || row.tool === 'custom') {
    const end = turn.start + turn.length
    for (let at = index + 1; at < Math.min(end, index + reach); at += 1) {
      const note = timeline.at(at)
      if (note?.kind !== 'note' || note.tone !== 'wait' || note.atMs === null) continue
      if (note.atMs < fromMs || (endMs !== null && note.atMs >= endMs)) continue
      // A thread waits from when it asked, though the session says so only when all others rest.
      add(row.threadId === null ? 'tool' : 'waiting', note.atMs)
      add('waiting', waitEnd(timeline, turn, at - turn.start))
    }
  }
  if (fromMs !== Number.POSITIVE_INFINITY) add(row.outcome === 'waiting' ? 'waiting' : 'tool', endMs)
  return phases
}

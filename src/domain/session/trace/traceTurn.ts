import type { EventKind } from '../logItems.ts'
import type { TimelineRow } from '../timeline.ts'
import { createTwoWayList, type TwoWayList } from './twoWayList.ts'

/** A row directly below its turn. A model request has what it brought forth: thinking, messages, calls. */
export interface TraceStep {
  /** Its place in the list of steps. */
  id: number
  /** Place of its row. */
  place: number
  isRequest: boolean
  threadId: string | null
  /** Places of the rows that belong to it, in log order. */
  children: number[]
  /** Its row turned out to belong to a request that was read later. */
  isAdopted: boolean
}

interface TraceRow {
  key: string
  kind: EventKind | null
  /** The step the row is or belongs to; null for the turn's own row. */
  step: TraceStep | null
}

/** The shape of one turn. It holds places and keys, not rows: what a row says is read when it is looked at. */
export interface TraceTurn {
  /** Index in the timeline of the row at place 0. Moves when older rows are put before it. */
  origin: number
  /** Index of its first row in the timeline. */
  readonly start: number
  readonly length: number
  /** False for rows that stand before the first turn. */
  hasHead: boolean
  readonly rows: TwoWayList<TraceRow>
  readonly steps: TwoWayList<TraceStep>
  /** By thread: the latest model request. */
  readonly latestRequest: Map<string | null, TraceStep>
  /** By thread: what would belong to a request that is not here. */
  readonly orphans: Map<string | null, TwoWayList<TraceStep>>
  /** Steps from this one on, and those before the other one, have changed since somebody last looked. */
  changedFrom: number
  changedUntil: number
}

export const unchangedUntil = Number.NEGATIVE_INFINITY

export function createTraceTurn(start: number): TraceTurn {
  const rows = createTwoWayList<TraceRow>()
  return {
    origin: start,
    get start() {
      return this.origin + rows.first
    },
    get length() {
      return rows.end - rows.first
    },
    hasHead: false,
    rows,
    steps: createTwoWayList(),
    latestRequest: new Map(),
    orphans: new Map(),
    changedFrom: 0,
    changedUntil: unchangedUntil,
  }
}

/** Takes in the row that comes next in the turn. A row belongs to the latest model request of its thread. */
export function pushTurnRow(turn: TraceTurn, row: TimelineRow): void {
  const { rows, steps, latestRequest } = turn
  const { key, threadId } = row
  const place = rows.end
  const kind = rowEventKind(row)
  if (row.kind === 'turn') {
    turn.hasHead = true
    rows.push({ key, kind, step: null })
    return
  }
  const belongs = row.kind === 'thinking' || row.kind === 'message' || row.kind === 'call'
  const parent = belongs ? latestRequest.get(threadId) : undefined
  if (parent) {
    parent.children.push(place)
    rows.push({ key, kind, step: parent })
    turn.changedFrom = Math.min(turn.changedFrom, parent.id)
    return
  }
  const isRequest = row.kind === 'request'
  const step: TraceStep = { id: steps.end, place, isRequest, threadId, children: [], isAdopted: false }
  steps.push(step)
  rows.push({ key, kind, step })
  turn.changedFrom = Math.min(turn.changedFrom, step.id)
  if (isRequest) latestRequest.set(threadId, step)
  if (belongs) orphansOf(turn, threadId).push(step)
}

export function orphansOf({ orphans }: TraceTurn, threadId: string | null): TwoWayList<TraceStep> {
  const known = orphans.get(threadId) ?? createTwoWayList<TraceStep>()
  orphans.set(threadId, known)
  return known
}

/** The kind a row is filtered by; null for rows that are always shown. */
export function rowEventKind(row: TimelineRow): EventKind | null {
  switch (row.kind) {
    case 'turn':
    case 'gap':
      return null
    case 'user':
    case 'system':
      return 'user'
    case 'call':
      return 'tool'
    case 'request':
    case 'evaluation':
      return 'span'
    case 'note':
      return row.tone === 'quiet' ? quietKind(row.type) : row.tone
    case 'message':
    case 'thinking':
    case 'unknown':
      return row.kind
  }
}

/** As the events themselves are counted: answers with the waits they end, messages between threads with messages. */
function quietKind(type: string): EventKind {
  if (type === 'user.tool_confirmation') return 'wait'
  if (type.startsWith('user.')) return 'user'
  return type.startsWith('agent.') && type !== 'agent.thread_context_compacted' ? 'message' : 'status'
}

import type { EventKind } from '../logItems.ts'
import type { TimelineRow } from '../timeline.ts'

/** A row directly below its turn. A model request has what it brought forth: thinking, messages, calls. */
interface TraceStep {
  /** Place of the row, counted from the first row of the turn. */
  offset: number
  isRequest: boolean
  /** Places of the rows that belong to it, in log order. */
  children: number[]
}

/** The shape of one turn. It holds places and keys, not rows: what a row says is read when it is looked at. */
export interface TraceTurn {
  /** Index of its first row in the timeline. Moves when older rows are put before it. */
  start: number
  /** False for rows that stand before the first turn. */
  hasHead: boolean
  keys: string[]
  kinds: (EventKind | null)[]
  steps: TraceStep[]
  /** By place: the index of the step the row is or belongs to; -1 for the turn's own row. */
  stepOf: number[]
  /** By thread: the latest model request. */
  latestRequest: Map<string | null, number>
  /** Steps from this one on have changed since somebody last looked. */
  changedFrom: number
}

export const createTraceTurn = (start: number): TraceTurn => ({
  start,
  hasHead: false,
  keys: [],
  kinds: [],
  steps: [],
  stepOf: [],
  latestRequest: new Map(),
  changedFrom: 0,
})

/** Takes in the row that comes next in the turn. A row belongs to the latest model request of its thread. */
export function pushTurnRow(turn: TraceTurn, row: TimelineRow): void {
  const offset = turn.keys.length
  turn.keys.push(row.key)
  turn.kinds.push(rowEventKind(row))
  if (row.kind === 'turn') {
    turn.hasHead = true
    turn.stepOf.push(-1)
    return
  }
  const belongs = row.kind === 'thinking' || row.kind === 'message' || row.kind === 'call'
  const parent = belongs ? turn.latestRequest.get(row.threadId) : undefined
  if (parent !== undefined) {
    turn.steps[parent]?.children.push(offset)
    turn.stepOf.push(parent)
    turn.changedFrom = Math.min(turn.changedFrom, parent)
    return
  }
  const isRequest = row.kind === 'request'
  const step = turn.steps.length
  turn.steps.push({ offset, isRequest, children: [] })
  turn.stepOf.push(step)
  turn.changedFrom = Math.min(turn.changedFrom, step)
  if (isRequest) turn.latestRequest.set(row.threadId, step)
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

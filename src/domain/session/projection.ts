import { assertNever } from '../../lib/assertNever.ts'
import type { StopReason, Usage } from './events.ts'
import type { LogEntry } from './logEntry.ts'
import {
  createPairing,
  type EndEntry,
  type Pairing,
  pushEnd,
  pushStart,
  type StartEntry,
  stopPairing,
} from './pairing.ts'
import {
  addRow,
  linkEnd,
  noteRow,
  pendingIds,
  refreshCall,
  refreshSpan,
  replaceRow,
  rowBase,
  turnAt,
} from './projectionRows.ts'
import { type Cell, createRowList, type RowList } from './rowList.ts'
import { createTurns, isFinish, pushTurnEvent, type Turn, type Turns, toTurnRow } from './turns.ts'
import { addUsage } from './usage.ts'
import { ask, createWaits, tellThread, type Waits } from './waits.ts'

/** Where the session stood after its latest status event. */
export interface Reached {
  status: string
  stopReason: StopReason | null
}

/**
 * Everything shown of a part of the log, kept up to date event by event. Two neighbouring parts can be joined, at a
 * cost that depends on the older one and on what is undecided at the border, not on the length of the newer one.
 */
export interface Projection {
  rows: RowList
  turns: Turns
  calls: Pairing
  requests: Pairing
  evaluations: Pairing
  /** The word of the latest confirmation, by call. */
  confirmations: Map<string, string>
  waits: Waits
  /** Place where work last stopped, for all threads and for each. */
  stoppedAt: number
  threadStoppedAt: Map<string | null, number>
  reached: Reached | null
  usage: Usage | null
  /** By thread: the latest thinking, as long as no event follows it. */
  thinking: Map<string | null, Cell>
  /** By thread: when its first event happened. */
  firstAt: Map<string | null, number | null>
  /** Turns whose row has to be made again. */
  changedTurns: Set<Turn>
  /** Row objects made so far: the cost that must not grow with the log. */
  rowsMade: number
}

export const createProjection = (): Projection => ({
  rows: createRowList(),
  turns: createTurns(),
  calls: createPairing(),
  requests: createPairing(),
  evaluations: createPairing(),
  confirmations: new Map(),
  waits: createWaits(),
  stoppedAt: Number.NEGATIVE_INFINITY,
  threadStoppedAt: new Map(),
  reached: null,
  usage: null,
  thinking: new Map(),
  firstAt: new Map(),
  changedTurns: new Set(),
  rowsMade: 0,
})

/** Takes in the event that comes next in the log. */
export function pushEvent(projection: Projection, entry: LogEntry): void {
  const { facts } = entry
  if (facts.role === 'gap') {
    entry.cell = addRow(projection, { ...rowBase(entry), kind: 'gap', isFilling: facts.isFilling })
    return
  }
  placeInTurn(projection, entry)
  endThinking(projection, entry)
  switch (facts.role) {
    case 'input':
      entry.cell = addRow(projection, { ...rowBase(entry), kind: 'user' })
      reach(projection, { status: 'running', stopReason: null })
      return
    case 'system':
    case 'message':
      entry.cell = addRow(projection, { ...rowBase(entry), kind: facts.role })
      return
    case 'thinking': {
      const { characters, threadId } = facts
      entry.cell = addRow(projection, { ...rowBase(entry), kind: 'thinking', endedAtMs: null, characters })
      projection.thinking.set(threadId, entry.cell)
      return
    }
    case 'call':
    case 'request':
    case 'evaluation':
      // Its role was just looked at, which narrows the facts but not the entry around them.
      begin(projection, entry as StartEntry)
      return
    case 'result':
    case 'requestEnd':
    case 'evaluationEnd':
      end(projection, entry as EndEntry) // as above
      return
    case 'confirmation':
      entry.cell = addRow(projection, noteRow(entry, facts.note))
      projection.confirmations.set(facts.callId, facts.result)
      refreshCall(projection, facts.callId)
      return
    case 'status':
      if (facts.note) entry.cell = addRow(projection, noteRow(entry, facts.note))
      if (facts.usage) projection.usage = facts.usage
      ask(projection.waits, facts.stopReason?.eventIds ?? [], facts.atMs)
      reach(projection, { status: facts.status, stopReason: facts.stopReason })
      if (isFinish(entry)) stop(projection, entry)
      return
    case 'threadWait':
      ask(projection.waits, facts.callIds, facts.atMs)
      turnTo(projection, facts.threadId, facts.callIds)
      return
    case 'threadRun':
      turnTo(projection, facts.threadId, [])
      return
    case 'threadEnd':
      turnTo(projection, facts.threadId, [])
      stop(projection, entry, facts.threadId)
      return
    case 'note':
      entry.cell = addRow(projection, noteRow(entry, facts.note))
      return
    case 'usage':
      projection.usage = facts.usage
      return
    case 'quiet':
      return
    case 'unknown':
      entry.cell = addRow(projection, { ...rowBase(entry), kind: 'unknown', type: facts.type })
      return
    default:
      assertNever(facts)
  }
}

export const pairingsOf = (projection: Projection): Pairing[] => [
  projection.calls,
  projection.requests,
  projection.evaluations,
]

function placeInTurn(projection: Projection, entry: LogEntry): void {
  const before = projection.turns.list.at(-1)
  const begun = pushTurnEvent(projection.turns, entry)
  if (begun) {
    begun.cell = addRow(projection, toTurnRow(begun, undefined))
    if (before) projection.changedTurns.add(before)
  }
  const turn = begun ?? before
  if (turn) projection.changedTurns.add(turn)
}

function endThinking(projection: Projection, entry: LogEntry): void {
  const { threadId, atMs } = entry.facts
  if (!projection.firstAt.has(threadId)) projection.firstAt.set(threadId, atMs)
  const cell = projection.thinking.get(threadId)
  if (!cell) return
  projection.thinking.delete(threadId)
  if (cell.row.kind === 'thinking') replaceRow(projection, cell, { ...cell.row, endedAtMs: atMs })
}

function begin(projection: Projection, entry: StartEntry): void {
  const { role } = entry.facts
  const span = pushStart(pairingFor(projection, role), entry)
  entry.cell = addRow(projection, { ...rowBase(entry), kind: 'unknown', type: entry.facts.type })
  if (role === 'call') turnAt(projection, entry.seq).callCount += 1
  if (span.end) linkEnd(projection, span.end)
  refreshSpan(projection, span)
}

function end(projection: Projection, entry: EndEntry): void {
  const { facts } = entry
  const ending = pushEnd(pairingFor(projection, facts.role), entry)
  if (facts.role === 'requestEnd') {
    const turn = turnAt(projection, entry.seq)
    turn.usage = addUsage(turn.usage, facts.usage)
  }
  if (ending.span) {
    linkEnd(projection, ending)
    refreshSpan(projection, ending.span)
  } else if (facts.role !== 'requestEnd') {
    entry.cell = addRow(projection, { ...rowBase(entry), kind: 'unknown', type: facts.type })
  }
}

function pairingFor(projection: Projection, role: (StartEntry | EndEntry)['facts']['role']): Pairing {
  if (role === 'call' || role === 'result') return projection.calls
  return role === 'request' || role === 'requestEnd' ? projection.requests : projection.evaluations
}

function reach(projection: Projection, reached: Reached): void {
  changeWaits(projection, () => {
    projection.reached = reached
  })
}

function turnTo(projection: Projection, threadId: string | null, callIds: readonly string[]): void {
  changeWaits(projection, () => tellThread(projection.waits, threadId, callIds))
}

/** Makes the rows again of the calls that began or ceased to wait. */
function changeWaits(projection: Projection, change: () => void): void {
  const before = pendingIds(projection)
  change()
  for (const id of new Set([...before, ...pendingIds(projection)])) refreshCall(projection, id)
}

function stop(projection: Projection, entry: LogEntry, threadId?: string | null): void {
  if (threadId === undefined) {
    projection.stoppedAt = entry.seq
    changeWaits(projection, () => projection.waits.byThread.clear())
  } else {
    projection.threadStoppedAt.set(threadId, entry.seq)
  }
  for (const pairing of pairingsOf(projection)) {
    const open = [...pairing.open.values()]
      .flat()
      .filter((span) => threadId === undefined || span.start.facts.threadId === threadId)
    stopPairing(pairing, threadId)
    for (const span of open) refreshSpan(projection, span)
  }
}

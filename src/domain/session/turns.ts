import type { StopReason, Usage } from './events.ts'
import type { LogEntry } from './logEntry.ts'
import type { Cell } from './rowList.ts'
import type { TurnRow } from './timeline.ts'
import { addUsage } from './usage.ts'

interface TurnState {
  isOpen: boolean
  endedAtMs: number | null
  stopReason: StopReason | null
}

export interface Turn {
  /** Place of its first event. */
  seq: number
  eventId: string
  atMs: number | null
  cell: Cell | null
  /** What its status events say last; null while there is none. */
  state: TurnState | null
  /** Set when the session ended in it, which matters only to a turn still open. */
  terminatedAtMs: number | null | undefined
  hasActivity: boolean
  usage: Usage
  callCount: number
  failureCount: number
}

/**
 * The turns of a part of the log. A turn begins with the first event, with a `turn_id` other than the last one, or with
 * input or `session.status_running` after work had finished. Which of these apply near the beginning depends on
 * history that may not be read yet: such beginnings are assumed, and taken back when older events show otherwise.
 */
export interface Turns {
  list: Turn[]
  isOpen: boolean
  turnId: string | null
  /** Whether work finished somewhere in this part. */
  hasFinished: boolean
  /** The first event that begins a turn if none is open; unless work finished before it. */
  firstOpener: { seq: number; turnId: string | null } | null
  firstTurnId: { seq: number; turnId: string } | null
}

export const createTurns = (): Turns => ({
  list: [],
  isOpen: false,
  turnId: null,
  hasFinished: false,
  firstOpener: null,
  firstTurnId: null,
})

/** Takes the next event in. Returns the turn that begins with it, if one does. */
export function pushTurnEvent(turns: Turns, entry: LogEntry): Turn | null {
  const { facts, seq } = entry
  const { turnId } = facts
  const isOpener = facts.role === 'input' || (facts.role === 'status' && facts.status === 'running')
  const isOther = turnId !== null && turnId !== turns.turnId
  const isNew = turns.list.length === 0 || isOther || (isOpener && !turns.isOpen && turnId === null)
  if (isOpener) {
    if (!turns.hasFinished) turns.firstOpener ??= { seq, turnId }
    turns.isOpen = true
  }
  if (turnId !== null) {
    turns.firstTurnId ??= { seq, turnId }
    turns.turnId = turnId
  }
  const begun = isNew ? newTurn(entry) : null
  if (begun) turns.list.push(begun)
  const turn = turns.list.at(-1)
  if (turn) applyToTurn(turn, entry, isOpener)
  if (isFinish(entry)) {
    turns.isOpen = false
    turns.hasFinished = true
  }
  return begun
}

/** Whether work stops for good here: idle for another reason than an answer it waits for, or the session's end. */
export function isFinish({ facts }: LogEntry): boolean {
  if (facts.role !== 'status') return false
  if (facts.status === 'terminated') return true
  return facts.status === 'idle' && facts.stopReason?.type !== 'requires_action'
}

function newTurn(entry: LogEntry): Turn {
  return {
    seq: entry.seq,
    eventId: entry.id,
    atMs: entry.facts.atMs,
    cell: null,
    state: null,
    terminatedAtMs: undefined,
    hasActivity: false,
    usage: {},
    callCount: 0,
    failureCount: 0,
  }
}

function applyToTurn(turn: Turn, entry: LogEntry, isOpener: boolean): void {
  const { facts } = entry
  if (isOpener) turn.state = { isOpen: true, endedAtMs: null, stopReason: null }
  else if (facts.role === 'status' && facts.status === 'terminated') turn.terminatedAtMs = facts.atMs
  else if (facts.role === 'status' && facts.status === 'idle') {
    const isOpen = !isFinish(entry)
    turn.state = { isOpen, endedAtMs: isOpen ? null : facts.atMs, stopReason: facts.stopReason }
  }
  if (/^(agent|span|user)\./.test(facts.type)) turn.hasActivity = true
}

/** Puts `older` before `turns`. Returns the turns that turned out to be no beginnings; their sums are carried over. */
export function joinTurns(older: Turns, turns: Turns): Turn[] {
  const taken: Turn[] = []
  const assumed = [turns.list[0]?.seq, turns.firstOpener?.seq, turns.firstTurnId?.seq]
  for (const seq of [...new Set(assumed)].filter((place) => place !== undefined).sort((left, right) => right - left)) {
    const index = turnIndexAt(turns, seq)
    const turn = turns.list[index]
    const before = index > 0 ? turns.list[index - 1] : older.list.at(-1)
    if (!turn || !before || turn.seq !== seq || beginsAfter(older, turns, seq)) continue
    carryOver(before, turn)
    turns.list.splice(index, 1)
    taken.push(turn)
  }
  const isSettled = turns.hasFinished || turns.firstOpener !== null
  turns.list.unshift(...older.list)
  turns.firstOpener = older.firstOpener ?? (older.hasFinished ? null : turns.firstOpener)
  turns.firstTurnId = older.firstTurnId ?? turns.firstTurnId
  turns.turnId ??= older.turnId
  if (!isSettled) turns.isOpen = older.isOpen
  turns.hasFinished ||= older.hasFinished
  return taken
}

/** Whether the assumed turn at `seq` begins there, now that it is known what stands before. */
function beginsAfter(older: Turns, turns: Turns, seq: number): boolean {
  if (seq === turns.firstTurnId?.seq) return turns.firstTurnId.turnId !== older.turnId
  if (seq !== turns.firstOpener?.seq) return seq !== turns.list[0]?.seq
  // An opener that names a turn behind another one that does was settled where it stands.
  return turns.firstOpener.turnId !== null || !older.isOpen
}

function carryOver(to: Turn, from: Turn): void {
  to.state = from.state ?? to.state
  if (from.terminatedAtMs !== undefined) to.terminatedAtMs = from.terminatedAtMs
  to.hasActivity ||= from.hasActivity
  to.usage = addUsage(to.usage, from.usage)
  to.callCount += from.callCount
  to.failureCount += from.failureCount
}

/** Index of the turn an event at `seq` belongs to; -1 before the first. */
export function turnIndexAt(turns: Turns, seq: number): number {
  const last = turns.list.length - 1
  if ((turns.list[last]?.seq ?? Number.POSITIVE_INFINITY) <= seq) return last
  let low = -1
  let high = last
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((turns.list[middle]?.seq ?? 0) <= seq) low = middle
    else high = middle - 1
  }
  return low
}

export function toTurnRow(turn: Turn, next: Turn | undefined): TurnRow {
  const { eventId, atMs, state, usage, callCount, failureCount } = turn
  const isClosed = state !== null && !state.isOpen
  const isTerminated = turn.terminatedAtMs !== undefined
  return {
    kind: 'turn',
    key: `turn:${eventId}`,
    eventId,
    atMs,
    threadId: null,
    isOpen: !next && !isClosed && !isTerminated && (state?.isOpen ?? turn.hasActivity),
    endedAtMs: isClosed ? state.endedAtMs : (turn.terminatedAtMs ?? next?.atMs ?? null),
    stopReason: state?.stopReason ?? null,
    usage,
    callCount,
    failureCount,
  }
}

import type { Usage } from '../events.ts'
import type { CallRow, TimelineRow } from '../timeline.ts'
import { addUsage } from '../usage.ts'

/** A call as the statistics keep it. `durationMs` is null for a call without a result. */
export interface CallFigure {
  eventId: string
  tool: CallRow['tool']
  name: string
  serverName: string | null
  /** What the call says it does; for Write and Edit their path. */
  summary: string
  outcome: CallRow['outcome']
  durationMs: number | null
}

export interface EvaluationFigure {
  eventId: string
  endId: string | null
  iteration: number | null
  result: string | null
  durationMs: number | null
}

/** What one turn comes to, or any other stretch of rows. Instants are in milliseconds since the epoch. */
export interface TurnStatistics {
  turns: number
  requests: number
  requestErrors: number
  /** Sum over the requests that say what they used. */
  usage: Usage
  calls: readonly CallFigure[]
  evaluations: readonly EvaluationFigure[]
  /** Events of `user` rows: messages and outcomes asked for. */
  inputIds: readonly string[]
  artifactIds: readonly string[]
  firstAtMs: number | null
  lastAtMs: number | null
  /** Time of turns that have ended, and the part of it in which a person was waited for. */
  turnMs: number
  waitMs: number
  /** When the turn began that is still open. */
  openSinceMs: number | null
  /** Since when a person is waited for in the open turn. */
  waitingSinceMs: number | null
}

/** Reads the rows of one turn: its heading, if it is there, and what follows up to the next. */
export function turnStatistics(rows: readonly TimelineRow[]): TurnStatistics {
  const calls: CallFigure[] = []
  const evaluations: EvaluationFigure[] = []
  const inputIds: string[] = []
  const artifactIds: string[] = []
  let requests = 0
  let requestErrors = 0
  let usage: Usage = {}
  let firstAtMs: number | null = null
  let lastAtMs: number | null = null
  for (const row of rows) {
    const endedAtMs = 'endedAtMs' in row ? row.endedAtMs : null
    firstAtMs = least(firstAtMs, row.atMs)
    lastAtMs = greatest(lastAtMs, greatest(row.atMs, endedAtMs))
    if (row.kind === 'request') {
      requests += 1
      if (row.isError) requestErrors += 1
      usage = addUsage(usage, row.usage)
    } else if (row.kind === 'call') {
      const { eventId, tool, name, serverName, summary, outcome } = row
      calls.push({ eventId, tool, name, serverName, summary, outcome, durationMs: between(row.atMs, endedAtMs) })
    } else if (row.kind === 'evaluation') {
      const { eventId, endId, iteration, result } = row
      evaluations.push({ eventId, endId, iteration, result, durationMs: between(row.atMs, endedAtMs) })
    } else if (row.kind === 'user') {
      inputIds.push(row.eventId)
    } else if (row.kind === 'note' && row.type === 'agent.artifact_delivered') {
      artifactIds.push(row.eventId)
    }
  }
  const turn = rows[0]?.kind === 'turn' ? rows[0] : null
  const waits = waitsIn(rows)
  return {
    turns: turn ? 1 : 0,
    requests,
    requestErrors,
    usage,
    calls,
    evaluations,
    inputIds,
    artifactIds,
    firstAtMs,
    lastAtMs,
    turnMs: turn && !turn.isOpen ? (between(turn.atMs, turn.endedAtMs) ?? 0) : 0,
    waitMs: waits.closedMs,
    openSinceMs: turn?.isOpen ? turn.atMs : null,
    waitingSinceMs: turn?.isOpen ? waits.openSinceMs : null,
  }
}

/** A wait lasts from the line that says so to the next sign of work: another row, or the end of a call. */
function waitsIn(rows: readonly TimelineRow[]): { closedMs: number; openSinceMs: number | null } {
  let closedMs = 0
  let openSinceMs: number | null = null
  const ends = rows.flatMap((row) => (row.kind === 'call' && row.endedAtMs !== null ? [row.endedAtMs] : []))
  for (const row of rows) {
    const isWait = row.kind === 'note' && row.tone === 'wait'
    if (openSinceMs !== null && row.kind !== 'gap' && !isWait && row.atMs !== null) {
      closedMs += Math.max(0, firstEnd(ends, openSinceMs, row.atMs) - openSinceMs)
      openSinceMs = null
    }
    if (isWait) openSinceMs ??= row.atMs
  }
  const since = openSinceMs
  if (since === null) return { closedMs, openSinceMs }
  const end = firstEnd(ends, since, Number.POSITIVE_INFINITY)
  return Number.isFinite(end) ? { closedMs: closedMs + end - since, openSinceMs: null } : { closedMs, openSinceMs }
}

const firstEnd = (ends: readonly number[], fromMs: number, atMostMs: number): number =>
  ends.reduce((first, endMs) => (endMs > fromMs && endMs < first ? endMs : first), atMostMs)

function between(fromMs: number | null, toMs: number | null): number | null {
  return fromMs === null || toMs === null ? null : Math.max(0, toMs - fromMs)
}

export const least = (left: number | null, right: number | null): number | null =>
  left === null || (right !== null && right < left) ? right : left

export const greatest = (left: number | null, right: number | null): number | null =>
  left === null || (right !== null && right > left) ? right : left

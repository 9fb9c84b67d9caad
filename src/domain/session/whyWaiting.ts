import { sessionPhase } from '../sessionSummary.ts'
import type { StopReason } from './events.ts'
import type { ConnectionState, PendingAction } from './liveSessionContract.ts'
import type { Timeline, TimelineRow } from './timeline.ts'

/** Why nothing seems to happen, or what does. */
export interface Wait {
  /** Who is waited for: a person, the agent at work, the service, the connection; or nobody. */
  waitsFor: 'person' | 'agent' | 'service' | 'connection' | 'nobody'
  sentence: string
  /** Since when, in milliseconds since the epoch; null when the log does not say. */
  sinceMs: number | null
  /** What would end the wait; null when there is nothing to do. */
  unblock: string | null
  /** What a button can do about it. */
  action: 'review' | 'retry' | 'write' | null
  /** The event it is about. */
  eventId: string | null
}

export interface WaitFacts {
  phase: 'opening' | 'ready' | 'failed'
  status: string
  stopReason: StopReason | null
  pending: readonly PendingAction[]
  timeline: Timeline
  connection: ConnectionState
}

/** What is going on stands near the end; looking further back would only cost time. */
const rowsLookedAt = 400

/** Says what an open session waits for, and what would end the wait. Null while it is being opened. */
export function whyWaiting(facts: WaitFacts): Wait | null {
  const { phase, status, stopReason, pending, timeline, connection } = facts
  if (phase !== 'ready') return null
  const rows = latestRows(timeline)
  if (sessionPhase(status) === 'ended' || status === 'deleted') {
    const note = rows.find((row) => row.kind === 'note' && /status_terminated|deleted/.test(row.type))
    return {
      ...nothing,
      sentence: 'The session has ended.',
      sinceMs: note?.atMs ?? null,
      unblock: 'Start a new session to go on.',
    }
  }
  if (pending.length > 0) return waitForPerson(facts, rows)
  if (status === 'idle' && stopReason?.type === 'requires_action') {
    const sentence = 'The session waits for an answer, but does not say to what.'
    return { ...nothing, waitsFor: 'person', sentence, sinceMs: idleSince(rows), unblock: 'Interrupt it to go on.' }
  }
  if (connection === 'reconnecting' || connection === 'stale') {
    const sentence = 'The stream is not connected: what the session does now is not shown yet.'
    return {
      ...nothing,
      waitsFor: 'connection',
      sentence,
      unblock: 'It reconnects by itself, or now.',
      action: 'retry',
    }
  }
  switch (sessionPhase(status)) {
    case 'running':
      return waitForAgent(rows)
    case 'rescheduling':
      return waitForService(rows, 'The service moved the session and takes it up again by itself.')
    case 'idle':
      return isIdle(stopReason, rows, timeline.length === 0)
    default:
      return { ...nothing, sentence: `The session says “${status}”, which this console does not know.` }
  }
}

const nothing: Wait = {
  waitsFor: 'nobody',
  sentence: '',
  sinceMs: null,
  unblock: null,
  action: null,
  eventId: null,
}

/** Latest first. */
function latestRows(timeline: Timeline): TimelineRow[] {
  const rows: TimelineRow[] = []
  for (let index = timeline.length - 1; index >= 0 && rows.length < rowsLookedAt; index -= 1) {
    const row = timeline.at(index)
    if (row) rows.push(row)
  }
  return rows
}

function waitForPerson({ pending, timeline, status }: WaitFacts, rows: TimelineRow[]): Wait {
  const [first] = pending
  if (!first) return nothing
  const row = timeline.at(timeline.indexOf(first.eventId))
  const summary = row?.kind === 'call' && row.summary !== '' ? ` “${row.summary}”` : ''
  const name = first.name ?? 'An action'
  const others = `${sayMore(pending.length - 1)}${sessionPhase(status) === 'running' ? ' Other threads go on.' : ''}`
  const sinceMs = first.sinceMs ?? idleSince(rows) ?? row?.atMs ?? null
  const wait = { ...nothing, waitsFor: 'person', sinceMs, action: 'review', eventId: first.eventId } as const
  switch (first.kind) {
    case 'confirmation':
      return { ...wait, sentence: `${name}${summary} waits for your approval.${others}`, unblock: 'Allow or deny it.' }
    case 'custom_tool':
    case 'tool_result':
      return {
        ...wait,
        sentence: `${name}${summary} waits for the answer of your tool.${others}`,
        unblock: 'Give its result.',
      }
    case 'unknown':
      return {
        ...wait,
        sentence: `An action that is not read yet waits for your answer.${others}`,
        unblock: 'Answer it.',
      }
  }
}

function sayMore(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ' 1 more waits as well.' : ` ${count} more wait as well.`
}

function waitForAgent(rows: TimelineRow[]): Wait {
  const sentence = 'The agent is working.'
  for (const row of rows) {
    if (row.kind === 'turn') return { ...nothing, waitsFor: 'agent', sentence, sinceMs: row.atMs }
    if (row.kind === 'note' && row.type === 'session.error') return waitForService(rows, '')
    if (row.kind === 'call' && row.outcome === 'running') {
      const summary = row.summary === '' ? '' : ` “${row.summary}”`
      const what = row.tool === 'custom' ? 'was called and has no answer yet' : 'is running'
      return {
        ...nothing,
        waitsFor: 'agent',
        sentence: `${row.name}${summary} ${what}.`,
        sinceMs: row.atMs,
        eventId: row.eventId,
      }
    }
    if (row.kind === 'request' && row.endId === null && !row.isInterrupted) {
      return {
        ...nothing,
        waitsFor: 'agent',
        sentence: 'The model is answering.',
        sinceMs: row.atMs,
        eventId: row.eventId,
      }
    }
    if (row.kind === 'message' || row.kind === 'user' || row.kind === 'call') break
  }
  return { ...nothing, waitsFor: 'agent', sentence, sinceMs: rows.find((row) => row.kind === 'turn')?.atMs ?? null }
}

function waitForService(rows: TimelineRow[], otherwise: string): Wait {
  const error = rows.find((row) => row.kind === 'note' && row.type === 'session.error')
  const turn = rows.find((row) => row.kind === 'turn')
  const isOfThisTurn = error !== undefined && (turn === undefined || rows.indexOf(error) < rows.indexOf(turn))
  const wait = { ...nothing, waitsFor: 'service', unblock: 'Nothing has to be done: it goes on by itself.' } as const
  if (!isOfThisTurn || error.kind !== 'note') return { ...wait, sentence: otherwise, sinceMs: rows[0]?.atMs ?? null }
  return {
    ...wait,
    sentence: `The model is being retried after an error: ${error.text}`,
    sinceMs: error.atMs,
    eventId: error.eventId,
  }
}

function isIdle(stopReason: StopReason | null, rows: TimelineRow[], isEmpty: boolean): Wait {
  const wait: Wait = { ...nothing, sinceMs: idleSince(rows), unblock: 'Send a message to go on.', action: 'write' }
  switch (stopReason?.type) {
    case undefined:
      return { ...wait, sentence: isEmpty ? 'Nothing was asked yet.' : 'Idle.' }
    case 'end_turn':
      return { ...wait, sentence: 'Idle: the agent has finished its turn.' }
    case 'cancelled':
      return { ...wait, sentence: 'Idle: the turn was stopped.' }
    case 'retries_exhausted':
      return {
        ...wait,
        sentence: 'Idle: the service gave up after several tries.',
        unblock: 'Send a message to try again.',
        eventId: rows.find((row) => row.kind === 'note' && row.tone === 'error')?.eventId ?? null,
      }
    case 'budget_reached':
      return { ...wait, sentence: 'Idle: the budget is spent.', unblock: 'Raise the budget, then send a message.' }
    default:
      return { ...wait, sentence: `Idle: the service says “${stopReason?.type}”.` }
  }
}

/** When work last stopped or paused: by its note, or by the end of its turn. */
function idleSince(rows: TimelineRow[]): number | null {
  for (const row of rows) {
    if (row.kind === 'note' && row.type === 'session.status_idle') return row.atMs
    if (row.kind === 'turn') return row.endedAtMs
  }
  return null
}

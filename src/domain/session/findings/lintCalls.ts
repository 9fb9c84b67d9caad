import { formatDuration } from '../../../lib/formatDuration.ts'
import type { LogItem, LogItems } from '../logItems.ts'
import type { Timeline, TimelineRow } from '../timeline.ts'
import type { DigestedTurn, Finding, LintInput } from './finding.ts'

/** What was begun and not ended, ended and not begun, asked and not answered. */
export function lintCalls(input: LintInput, turns: readonly DigestedTurn[], nowMs: number): Finding[] {
  const actions = unanswered(input, turns, nowMs)
  const asked = new Set(actions.map(({ eventIds }) => eventIds[0]))
  return [
    ...actions,
    ...turns.flatMap((turn) => openCalls(input, turn).filter(({ eventIds }) => !asked.has(eventIds[0]))),
    ...(input.isComplete ? turns.flatMap((turn) => strayResults(input.items, turn)) : []),
    ...turns.flatMap((turn) => openSpans(input, turn)),
    ...turns.flatMap((turn) => strayConfirmations(input, turn)),
  ]
}

const itemOf = (items: LogItems, id: string): LogItem | undefined => {
  const index = items.indexOf(id)
  return index === -1 ? undefined : items.at(index)
}

const rowOf = (timeline: Timeline, id: string): TimelineRow | undefined => {
  const index = timeline.indexOf(id)
  return index === -1 ? undefined : timeline.at(index)
}

/** Whether work went on or stopped after it, so that nothing will come any more. */
const isOver = (row: TimelineRow | undefined, { isLast }: DigestedTurn): boolean => {
  if (!isLast) return true
  if (row?.kind === 'call') return row.outcome === 'interrupted'
  if (row?.kind === 'request') return row.isInterrupted
  return row?.kind === 'evaluation' && row.result === 'interrupted'
}

const sayCall = (row: TimelineRow | undefined): string => {
  if (row?.kind !== 'call') return 'An action this log does not hold'
  return row.summary === '' ? row.name : `${row.name} “${row.summary}”`
}

function openCalls({ items, timeline }: LintInput, turn: DigestedTurn): Finding[] {
  return turn.digest.calls.flatMap((id) => {
    const row = rowOf(timeline, id)
    const isOpen = row?.kind === 'call' && (row.outcome === 'interrupted' || row.outcome === 'running')
    if (itemOf(items, id)?.partnerId !== null || !isOpen || !isOver(row, turn)) return []
    const why = turn.digest.isStopped ? 'The work was stopped before it came.' : 'Its turn is over.'
    return {
      key: `call without result ${id}`,
      rule: 'call without result',
      severity: turn.digest.isStopped ? 'notice' : 'warning',
      sentence: `${sayCall(row)} has no result. ${why}`,
      eventIds: [id],
    }
  })
}

function strayResults(items: LogItems, { digest }: DigestedTurn): Finding[] {
  return digest.results.flatMap((id) => {
    const item = itemOf(items, id)
    if (!item || item.partnerId !== null) return []
    return {
      key: `result without call ${id}`,
      rule: 'result without call',
      severity: 'error',
      sentence: `A result (${item.type}) belongs to no call of this session.`,
      eventIds: [id],
    }
  })
}

function openSpans({ items, timeline }: LintInput, turn: DigestedTurn): Finding[] {
  return turn.digest.spans.flatMap((id) => {
    const row = rowOf(timeline, id)
    if (itemOf(items, id)?.partnerId !== null || !isOver(row, turn)) return []
    const what = row?.kind === 'evaluation' ? 'An evaluation' : 'A model request'
    return {
      key: `span never ended ${id}`,
      rule: 'span never ended',
      severity: turn.digest.isStopped ? 'notice' : 'warning',
      sentence: `${what} began and never ended.${turn.digest.isStopped ? ' The work was stopped meanwhile.' : ''}`,
      eventIds: [id],
    }
  })
}

function strayConfirmations({ items, isComplete }: LintInput, { digest }: DigestedTurn): Finding[] {
  return digest.confirmations.flatMap(({ id, callId }) => {
    const call = itemOf(items, callId)
    if (call ? /_?tool_use$/.test(call.type) : !isComplete) return []
    return {
      key: `confirmation of an unknown call ${id}`,
      rule: 'confirmation of an unknown call',
      severity: 'error',
      sentence: `A confirmation names ${callId}, which is no call of this session.`,
      eventIds: call ? [id, callId] : [id],
    }
  })
}

function unanswered({ items, timeline, pending }: LintInput, turns: readonly DigestedTurn[], nowMs: number): Finding[] {
  const confirmed = new Set(turns.flatMap(({ digest }) => digest.confirmations.map(({ callId }) => callId)))
  const waiting = new Set(pending.map(({ eventId }) => eventId))
  const firstAsked = new Map<string, { idleId: string; atMs: number | null; turn: DigestedTurn }>()
  for (const turn of turns) {
    for (const { callId, ...asked } of turn.digest.actions) {
      if (!firstAsked.has(callId)) firstAsked.set(callId, { ...asked, turn })
    }
  }
  return [...firstAsked].flatMap(([callId, { idleId, atMs, turn }]) => {
    const row = rowOf(timeline, callId)
    const isWaiting = waiting.has(callId)
    if (!isWaiting && (confirmed.has(callId) || (row?.kind === 'call' && row.resultId !== null))) return []
    if (!isWaiting && !isOver(row, turn)) return []
    const eventIds = items.indexOf(callId) === -1 ? [idleId] : [callId, idleId]
    const age = atMs === null ? '' : ` for ${formatDuration(Math.max(0, nowMs - atMs))}`
    const sentence = isWaiting
      ? `${sayCall(row)} has waited for an answer${age}.`
      : `${sayCall(row)} waited for an answer and was never given one. The session went on without.`
    const severity = turn.digest.isStopped && !isWaiting ? 'notice' : 'warning'
    return { key: `unanswered action ${callId}`, rule: 'unanswered action', severity, sentence, eventIds }
  })
}

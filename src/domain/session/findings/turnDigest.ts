import type { SessionEvent } from '../events.ts'
import type { LogItem, LogItems } from '../logItems.ts'

/** What the linter keeps of a turn: what may be wrong in it, which the rest of the log then decides. */
export interface TurnDigest {
  /** Events looked at. */
  count: number
  /** Calls, results and spans that had no counterpart when they were looked at. */
  calls: string[]
  results: string[]
  spans: string[]
  confirmations: { id: string; callId: string }[]
  /** What the session or one of its threads asked for when it paused. */
  actions: { idleId: string; atMs: number | null; callId: string }[]
  /** Where it said that it ended: places from the turn's first event. */
  endAt: number | null
  unknown: { type: string; id: string }[]
  /** Events whose time lies before that of the one in front of them. */
  early: { id: string; byMs: number }[]
  first: { id: string; atMs: number } | null
  lastAtMs: number | null
  /** A person or the service stopped the work: what is open was left so knowingly. */
  isStopped: boolean
}

export const emptyDigest = (): TurnDigest => ({
  count: 0,
  calls: [],
  results: [],
  spans: [],
  confirmations: [],
  actions: [],
  endAt: null,
  unknown: [],
  early: [],
  first: null,
  lastAtMs: null,
  isStopped: false,
})

/** Takes in what a turn gained since, up to (not including) the item at `to`. */
export function extendDigest(
  digest: TurnDigest,
  items: LogItems,
  from: number,
  to: number,
  read: (eventId: string) => SessionEvent | undefined,
): void {
  for (let index = from + digest.count; index < to; index += 1) {
    const item = items.at(index)
    if (item && item.source !== 'gap') {
      takeKind(digest, item, index - from, read)
      takeTime(digest, item)
    }
  }
  digest.count = to - from
}

function takeKind(
  digest: TurnDigest,
  item: LogItem,
  place: number,
  read: (eventId: string) => SessionEvent | undefined,
) {
  const { id, type } = item
  switch (type) {
    case 'agent.tool_use':
    case 'agent.mcp_tool_use':
    case 'agent.custom_tool_use':
      if (item.partnerId === null) digest.calls.push(id)
      return
    case 'agent.tool_result':
    case 'agent.mcp_tool_result':
    case 'user.tool_result':
    case 'user.custom_tool_result':
      if (item.partnerId === null) digest.results.push(id)
      return
    case 'span.model_request_start':
    case 'span.outcome_evaluation_start':
      if (item.partnerId === null) digest.spans.push(id)
      return
    case 'user.tool_confirmation': {
      const event = read(id)
      if (event?.type === type) digest.confirmations.push({ id, callId: event.toolUseId })
      return
    }
    case 'session.status_idle': {
      const event = read(id)
      if (event?.type !== type) return
      const { stopReason } = event
      if (stopReason.type === 'cancelled') digest.isStopped = true
      if (stopReason.type !== 'requires_action') return
      for (const callId of stopReason.eventIds) digest.actions.push({ idleId: id, atMs: item.atMs, callId })
      return
    }
    case 'session.thread_status_idle': {
      const event = read(id)
      if (event?.type !== type || event.stopReason.type !== 'requires_action') return
      for (const callId of event.stopReason.eventIds) digest.actions.push({ idleId: id, atMs: item.atMs, callId })
      return
    }
    case 'user.interrupt':
    case 'session.error':
      digest.isStopped = true
      return
    case 'session.status_terminated':
    case 'session.deleted':
      digest.isStopped = true
      digest.endAt ??= place
      return
    default:
      if (item.kind === 'unknown') digest.unknown.push({ type, id })
  }
}

/** What people send is stored when it is sent and timed when it is taken: its times prove nothing. */
function takeTime(digest: TurnDigest, { id, type, atMs }: LogItem): void {
  if (atMs === null || /^(user|system)\./.test(type)) return
  digest.first ??= { id, atMs }
  if (digest.lastAtMs !== null && atMs < digest.lastAtMs) digest.early.push({ id, byMs: digest.lastAtMs - atMs })
  digest.lastAtMs = atMs
}

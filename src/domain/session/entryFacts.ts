import { assertNever } from '../../lib/assertNever.ts'
import type { SessionEvent, StopReason, Usage } from './events.ts'
import { confirmationNote, errorNote, idleNote, type Note, threadMessageNote } from './noteText.ts'
import { summariseCall } from './summariseCall.ts'

interface FactsBase {
  type: string
  atMs: number | null
  threadId: string | null
  turnId: string | null
}

export type CallFacts = FactsBase & {
  role: 'call'
  tool: 'built-in' | 'mcp' | 'custom'
  name: string
  serverName: string | null
  summary: string
  permission: string | null
}

export type StatusFacts = FactsBase & {
  role: 'status'
  status: 'running' | 'idle' | 'rescheduling' | 'terminated'
  stopReason: StopReason | null
  usage: Usage | null
  note: Note | null
}

/** An event that begins something which another event ends. */
export type StartFacts =
  | CallFacts
  | (FactsBase & { role: 'request' })
  | (FactsBase & { role: 'evaluation'; iteration: number | null })

/** An event that ends something. `startId` is null when the wire does not say what. */
export type EndFacts =
  | (FactsBase & { role: 'result'; startId: string | null; isError: boolean })
  | (FactsBase & { role: 'requestEnd'; startId: string | null; isError: boolean; usage: Usage })
  | (FactsBase & { role: 'evaluationEnd'; startId: string | null; iteration: number | null; result: string })

/** What the projections need of an event: all that stays in memory of it as objects. */
export type EntryFacts =
  | StartFacts
  | EndFacts
  | StatusFacts
  | (FactsBase & { role: 'input' | 'system' | 'message' })
  | (FactsBase & { role: 'thinking'; characters: number | null })
  | (FactsBase & { role: 'confirmation'; callId: string; result: string; note: Note })
  | (FactsBase & { role: 'threadWait'; callIds: string[] })
  | (FactsBase & { role: 'threadRun' })
  | (FactsBase & { role: 'threadEnd' })
  | (FactsBase & { role: 'note'; note: Note })
  | (FactsBase & { role: 'usage'; usage: Usage })
  | (FactsBase & { role: 'quiet' })
  | (FactsBase & { role: 'unknown' })
  | (FactsBase & { role: 'gap'; isFilling: boolean })

export function toFacts(event: SessionEvent): EntryFacts {
  const { type, atMs, threadId, turnId } = event
  const base: FactsBase = { type, atMs, threadId, turnId }
  const note = (text: string, tone: Note['tone'] = 'quiet'): EntryFacts => ({
    ...base,
    role: 'note',
    note: { text, tone },
  })
  const status = (word: StatusFacts['status'], text: string | null): EntryFacts => ({
    ...base,
    role: 'status',
    status: word,
    stopReason: null,
    usage: null,
    note: text === null ? null : { text, tone: 'quiet' },
  })
  switch (event.type) {
    case 'user.message':
    case 'user.define_outcome':
      return { ...base, role: 'input' }
    case 'user.interrupt':
      return note('Interrupt sent')
    case 'user.tool_confirmation':
      return {
        ...base,
        role: 'confirmation',
        callId: event.toolUseId,
        result: event.result,
        note: confirmationNote(event),
      }
    case 'system.message':
      return { ...base, role: 'system' }
    case 'agent.message':
      return { ...base, role: 'message' }
    case 'agent.thinking':
      return { ...base, role: 'thinking', characters: event.text === null ? null : event.text.length }
    case 'agent.tool_use':
      return call(base, 'built-in', event)
    case 'agent.custom_tool_use':
      return call(base, 'custom', event)
    case 'agent.mcp_tool_use':
      return { ...call(base, 'mcp', event), serverName: event.serverName }
    case 'agent.tool_result':
    case 'agent.mcp_tool_result':
    case 'user.tool_result':
    case 'user.custom_tool_result':
      return { ...base, role: 'result', startId: event.toolUseId, isError: event.isError }
    case 'agent.artifact_delivered':
      return note(`Delivered ${event.filename}`)
    case 'agent.thread_message_sent':
      return { ...base, role: 'note', note: threadMessageNote('To', event.agentName, event.content) }
    case 'agent.thread_message_received':
      return { ...base, role: 'note', note: threadMessageNote('From', event.agentName, event.content) }
    case 'agent.thread_context_compacted':
      return note('The conversation so far was summarised')
    case 'session.status_running':
      return status('running', null)
    case 'session.status_idle': {
      const { stopReason, usage = null } = event
      return { ...base, role: 'status', status: 'idle', stopReason, usage, note: idleNote(stopReason) }
    }
    case 'session.status_rescheduled':
      return status('rescheduling', 'Rescheduled: the work goes on by itself')
    case 'session.status_terminated':
      return status('terminated', event.reason ? `The session has ended: ${event.reason}` : 'The session has ended')
    case 'session.deleted':
      return status('terminated', 'The session was deleted')
    case 'session.error':
      return { ...base, role: 'note', note: errorNote(event) }
    case 'session.updated':
      return note(event.title === null ? 'The session was changed' : `The title is now “${event.title}”`)
    case 'session.usage':
      return { ...base, role: 'usage', usage: event.usage }
    case 'session.thread_created':
      return note(`Thread started: ${event.agentName ?? 'unnamed agent'}`)
    case 'session.thread_status_idle': {
      const { type: reason, eventIds } = event.stopReason
      return reason === 'requires_action'
        ? { ...base, role: 'threadWait', callIds: eventIds }
        : { ...base, role: 'threadEnd' }
    }
    case 'session.thread_status_terminated':
      return { ...base, role: 'threadEnd' }
    case 'session.thread_status_running':
    case 'session.thread_status_rescheduled':
      return { ...base, role: 'threadRun' }
    case 'span.outcome_evaluation_ongoing':
      return { ...base, role: 'quiet' }
    case 'span.model_request_start':
      return { ...base, role: 'request' }
    case 'span.model_request_end':
      return { ...base, role: 'requestEnd', startId: event.startId, isError: event.isError, usage: event.usage }
    case 'span.outcome_evaluation_start':
      return { ...base, role: 'evaluation', iteration: event.iteration }
    case 'span.outcome_evaluation_end': {
      const { startId, iteration, result } = event
      return { ...base, role: 'evaluationEnd', startId, iteration, result }
    }
    case 'unknown':
      return { ...base, type: event.originalType, role: 'unknown' }
    default:
      return assertNever(event)
  }
}

function call(
  base: FactsBase,
  tool: CallFacts['tool'],
  event: { name: string; input: Record<string, unknown>; permission: string | null },
): CallFacts {
  const { name, input, permission } = event
  return { ...base, role: 'call', tool, name, serverName: null, summary: summariseCall(input), permission }
}

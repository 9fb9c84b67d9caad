import type { StopReason, Usage } from '@/domain/session/events.ts'
import { assertNever } from '@/lib/assertNever.ts'
import { formatCount } from '@/lib/formatCount.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { saySize } from '../quantities.ts'
import type { SessionView } from '../sessionView.ts'
import { contentText } from '../transcript/contentText.ts'
import type { Fact } from './Fact.ts'
import type { Inspected } from './inspected.ts'
import { sayContent } from './sayContent.ts'
import { sayInstant, saySince } from './sayInstant.ts'

/** What there is to say about an event of any type, most telling first. */
export function summaryFacts(inspected: Inspected, session: SessionView): Fact[] {
  const own = ownFacts(inspected, session)
  const isTold = own.some((fact) => fact.isId && fact.value === inspected.eventId)
  return [...own, ...commonFacts(inspected, session).filter(({ label }) => !(isTold && label === 'Event'))]
}

function ownFacts(inspected: Inspected, session: SessionView): Fact[] {
  const { event, call } = inspected
  switch (event.type) {
    case 'agent.tool_use':
    case 'agent.custom_tool_use':
    case 'agent.mcp_tool_use':
    case 'agent.tool_result':
    case 'agent.mcp_tool_result':
    case 'user.tool_result':
    case 'user.custom_tool_result':
      return call
        ? callFacts(inspected, session)
        : [id('Tool use', 'toolUseId' in event ? event.toolUseId : null)].flat()
    case 'user.tool_confirmation':
      return [
        text('Answer', event.result),
        { label: 'Tool', value: call?.name ?? 'not in the log' },
        ...id('Tool use', event.toolUseId, event.toolUseId),
        ...long('Reason', event.denyMessage),
      ]
    case 'user.message':
    case 'system.message':
    case 'agent.message':
      return [text('Content', sayContent(event.content)), ...long('Text', excerpt(contentText(event.content)))]
    case 'agent.thread_message_sent':
    case 'agent.thread_message_received':
      return [
        text(event.type === 'agent.thread_message_sent' ? 'To' : 'From', event.agentName ?? 'the main thread'),
        ...id('Other thread', event.otherThreadId),
        ...long('Text', excerpt(contentText(event.content))),
      ]
    case 'agent.thinking':
      return [
        text(
          'Thought',
          event.text === null ? 'the API gives no text' : `${event.text.length.toLocaleString('en')} characters`,
        ),
        ...duration(inspected.row),
      ]
    case 'user.define_outcome':
      return [
        ...id('Outcome', event.outcomeId),
        ...(event.maxIterations === null ? [] : [text('Iterations', `at most ${event.maxIterations}`)]),
        ...long('Description', event.description),
      ]
    case 'agent.artifact_delivered':
      return [
        text('File', event.filename),
        ...id('File id', event.fileId),
        ...(event.contentType ? [text('Type of file', event.contentType)] : []),
        ...(event.sizeBytes === null ? [] : [text('File size', saySize(event.sizeBytes))]),
      ]
    case 'span.model_request_start':
    case 'span.model_request_end':
      return requestFacts(inspected)
    case 'span.outcome_evaluation_start':
    case 'span.outcome_evaluation_ongoing':
    case 'span.outcome_evaluation_end':
      return [
        ...(event.iteration === null ? [] : [text('Iteration', String(event.iteration))]),
        ...id('Outcome', event.outcomeId),
        ...(inspected.evaluation ? duration(inspected.evaluation) : []),
        ...(event.type === 'span.outcome_evaluation_end'
          ? [text('Result', event.result), ...long('Explanation', event.explanation)]
          : []),
      ]
    case 'session.status_idle':
      return [...stopFacts(event.stopReason), ...(event.usage ? usageFacts(event.usage) : [])]
    case 'session.thread_status_idle':
      return [text('Agent', event.agentName ?? 'not named'), ...stopFacts(event.stopReason)]
    case 'session.status_terminated':
      return [text('Reason', event.reason ?? 'not given')]
    case 'session.error':
      return [
        text('Kind', event.error.type),
        text('Retry', event.error.retryStatus ?? 'not told'),
        ...long('Message', event.error.message),
      ]
    case 'session.updated':
      return [text('Title', event.title ?? 'not changed')]
    case 'session.usage':
      return usageFacts(event.usage)
    case 'session.thread_created':
    case 'session.thread_status_running':
    case 'session.thread_status_rescheduled':
    case 'session.thread_status_terminated':
      return [text('Agent', event.agentName ?? 'not named')]
    case 'user.interrupt':
    case 'agent.thread_context_compacted':
    case 'session.status_running':
    case 'session.status_rescheduled':
    case 'session.deleted':
      return []
    case 'unknown':
      return [text('Known', 'not to this console; its JSON is whole')]
    default:
      return assertNever(event)
  }
}

function callFacts({ call, confirmationId }: Inspected, session: SessionView): Fact[] {
  if (!call) return []
  const use = session.read(call.eventId)
  const result = call.resultId ? session.read(call.resultId) : undefined
  const input = use && 'input' in use ? new TextEncoder().encode(JSON.stringify(use.input)).length : null
  return [
    ...id('Tool use', call.eventId, call.eventId),
    ...(call.resultId ? id('Result', call.resultId, call.resultId) : [text('Result', resultWord(call.outcome))]),
    ...(confirmationId ? id('Confirmation', confirmationId, confirmationId) : []),
    ...(call.serverName ? [text('MCP server', call.serverName)] : []),
    ...(call.permission ? [text('Permission', call.permission)] : []),
    ...duration(call),
    ...(input === null ? [] : [text('Input', saySize(input))]),
    ...(result && 'content' in result ? [text('Output', sayContent(result.content))] : []),
  ]
}

const resultWord = (outcome: string) =>
  outcome === 'running' || outcome === 'waiting' ? 'not there yet' : 'there is none'

function requestFacts({ request }: Inspected): Fact[] {
  if (!request) return []
  const word = request.isError ? 'failed' : request.isInterrupted ? 'interrupted' : request.endId ? 'ok' : 'running'
  return [
    text('Outcome', word),
    ...id('Start', request.eventId, request.eventId),
    ...(request.endId ? id('End', request.endId, request.endId) : []),
    ...duration(request),
    ...usageFacts(request.usage),
  ]
}

function stopFacts({ type, eventIds }: StopReason): Fact[] {
  const waits = eventIds.flatMap((eventId, index) =>
    id(eventIds.length > 1 ? `Waits for ${index + 1}` : 'Waits for', eventId, eventId),
  )
  return [text('Stop reason', type), ...waits]
}

/** What was used, as far as the API says. */
export function usageFacts(usage: Usage): Fact[] {
  const count = (label: string, amount: number | undefined): Fact[] =>
    amount === undefined
      ? []
      : [{ label, value: formatCount(amount), detail: amount >= 1000 ? amount.toLocaleString('en') : undefined }]
  return [
    ...count('Tokens in', usage.inputTokens),
    ...count('Tokens out', usage.outputTokens),
    ...count('Cache read', usage.cacheReadInputTokens),
    ...count('Cache written', usage.cacheCreationInputTokens),
    ...(usage.totalCredits === undefined ? [] : [text('Credits', String(usage.totalCredits))]),
    ...(usage.activeSeconds === undefined ? [] : [text('Active', formatDuration(usage.activeSeconds * 1000))]),
  ]
}

function commonFacts({ event, item, turn }: Inspected, session: SessionView): Fact[] {
  const { atMs } = event
  const sinceTurn = atMs !== null && turn?.atMs != null ? saySince(atMs - turn.atMs) : undefined
  const arrivedAtMs = item?.arrivedAtMs ?? null
  const size = item?.sizeBytes ?? new TextEncoder().encode(session.rawJson(event.id) ?? '').length
  return [
    atMs === null ? text('Time', 'not told') : { label: 'Time', value: sayInstant(atMs), detail: sinceTurn },
    ...(arrivedAtMs === null
      ? []
      : [
          {
            label: 'Arrived',
            value: sayInstant(arrivedAtMs),
            detail: atMs === null ? undefined : saySince(arrivedAtMs - atMs),
          },
        ]),
    ...id('Event', event.id),
    ...id('Type', event.type === 'unknown' ? event.originalType : event.type),
    ...(event.turnId
      ? id('Turn', event.turnId)
      : turn && session.isComplete
        ? [text('Turn', String(turn.number))]
        : []),
    ...id('Thread', event.threadId),
    text('Size', saySize(size)),
  ]
}

function duration(row: unknown): Fact[] {
  if (typeof row !== 'object' || row === null || !('endedAtMs' in row) || !('atMs' in row)) return []
  const { atMs, endedAtMs } = row
  return typeof atMs === 'number' && typeof endedAtMs === 'number'
    ? [text('Duration', formatDuration(Math.max(0, endedAtMs - atMs)))]
    : []
}

const text = (label: string, value: string): Fact => ({ label, value })
const id = (label: string, value: string | null, eventId?: string): Fact[] =>
  value ? [{ label, value, isId: true, eventId }] : []
const long = (label: string, value: string | null): Fact[] => (value ? [{ label, value, isText: true }] : [])
const excerpt = (value: string) => (value.length > 600 ? `${value.slice(0, 600)}…` : value)

import { isRecord, type Json, toNumberOrNull, toRecord, toText, toTextOrNull } from '@/domain/json.ts'
import type { ContentBlock, SessionEvent, StopReason } from '@/domain/session/events.ts'
import { decodeContent } from './decodeContent.ts'
import { decodeConfirmation, decodeResult, toolUse } from './decodeToolEvent.ts'
import { decodeUsage } from './decodeUsage.ts'
import { type Common, withContent } from './eventFields.ts'
import { parseInstant } from './parseInstant.ts'

/**
 * Reads one event in any dialect of the API. Never throws: what has no type we know, or not the fields its type needs,
 * is `unknown`. `fallback.id` names an event that carries no id, `fallback.type` one that carries no type.
 */
export function decodeEvent(raw: unknown, fallback: { id: string; type?: string | undefined }): SessionEvent {
  const json = toRecord(raw)
  const type = toTextOrNull(json.type) ?? fallback.type ?? ''
  const ownId = toTextOrNull(json.id)
  const processedAt = toTextOrNull(json.processed_at) ?? toTextOrNull(json.created_at)
  const common: Common = {
    id: ownId ?? fallback.id,
    hasOwnId: ownId !== null,
    processedAt,
    atMs: parseInstant(processedAt),
    turnId: toTextOrNull(json.turn_id),
    threadId: toTextOrNull(json.session_thread_id),
  }
  return decodeKnown(type, json, common) ?? { ...common, type: 'unknown', originalType: type }
}

/** Null when the type is not known or a field it cannot do without is missing. */
function decodeKnown(type: string, json: Json, common: Common): SessionEvent | null {
  switch (type) {
    case 'user.message':
    case 'system.message':
      return withContent(json.content, (content) => ({ ...common, type, content }))
    case 'agent.message':
      // The oldest form sent partial messages as events of their own, told apart by this mark only.
      if (json.delta === true) return null
      return withContent(json.content, (content) => ({ ...common, type, content }))
    case 'agent.thinking':
      return { ...common, type, text: thinkingText(json) }
    case 'user.tool_confirmation':
      return decodeConfirmation(json, common)
    case 'user.define_outcome':
      return {
        ...common,
        type,
        outcomeId: toTextOrNull(json.outcome_id),
        description: toTextOrNull(json.description) ?? joinText(decodeContent(json.content) ?? []),
        rubric: json.rubric ?? null,
        maxIterations: toNumberOrNull(json.max_iterations),
      }
    case 'agent.tool_use':
    case 'agent.custom_tool_use': {
      const use = toolUse(json)
      return use && { ...common, type, ...use }
    }
    case 'agent.mcp_tool_use': {
      const use = toolUse(json)
      return use && { ...common, type, ...use, serverName: toText(json.mcp_server_name) }
    }
    case 'agent.tool_result':
    case 'agent.mcp_tool_result':
    case 'user.tool_result':
    case 'user.custom_tool_result':
      return decodeResult(type, json, common)
    case 'agent.custom_tool_result':
      // A sister product's name for the client's answer.
      return decodeResult('user.custom_tool_result', json, common)
    case 'agent.artifact_delivered': {
      const fileId = toTextOrNull(json.file_id)
      if (fileId === null) return null
      const filename = toTextOrNull(json.original_filename) ?? toTextOrNull(json.filename) ?? fileId
      return {
        ...common,
        type,
        fileId,
        filename,
        contentType: toTextOrNull(json.content_type),
        sizeBytes: toNumberOrNull(json.size),
      }
    }
    case 'agent.thread_message_sent':
      return withContent(json.content, (content) => ({
        ...common,
        type,
        content,
        otherThreadId: toTextOrNull(json.to_session_thread_id),
        agentName: toTextOrNull(json.to_agent_name),
      }))
    case 'agent.thread_message_received':
      return withContent(json.content, (content) => ({
        ...common,
        type,
        content,
        otherThreadId: toTextOrNull(json.from_session_thread_id),
        agentName: toTextOrNull(json.from_agent_name),
      }))
    case 'user.interrupt':
    case 'agent.thread_context_compacted':
    case 'session.status_running':
    case 'session.status_rescheduled':
    case 'session.deleted':
    case 'span.model_request_start':
      return { ...common, type }
    case 'session.status_idle':
      return {
        ...common,
        type,
        stopReason: decodeStopReason(json.stop_reason),
        ...(isRecord(json.usage) ? { usage: decodeUsage(json) } : {}),
      }
    case 'session.status_terminated':
    case 'terminated':
      return { ...common, type: 'session.status_terminated', reason: toTextOrNull(json.reason) }
    case 'session.error':
      return decodeError(json, common)
    case 'session.updated':
      return { ...common, type, title: toTextOrNull(json.title) }
    case 'session.usage':
      return { ...common, type, usage: decodeUsage(json) }
    case 'session.thread_created':
    case 'session.thread_status_running':
    case 'session.thread_status_rescheduled':
    case 'session.thread_status_terminated':
      return { ...common, type, agentName: toTextOrNull(json.agent_name) }
    case 'session.thread_status_idle':
      return {
        ...common,
        type,
        agentName: toTextOrNull(json.agent_name),
        stopReason: decodeStopReason(json.stop_reason),
      }
    case 'span.model_request_end':
      return {
        ...common,
        type,
        startId: toTextOrNull(json.model_request_start_id),
        isError: json.is_error === true,
        usage: decodeUsage(json.model_usage ?? json.usage),
      }
    case 'span.outcome_evaluation_start':
    case 'span.outcome_evaluation_ongoing':
      return { ...common, type, outcomeId: toTextOrNull(json.outcome_id), iteration: toNumberOrNull(json.iteration) }
    case 'span.outcome_evaluation_end':
      return {
        ...common,
        type,
        startId: toTextOrNull(json.outcome_evaluation_start_id),
        outcomeId: toTextOrNull(json.outcome_id),
        iteration: toNumberOrNull(json.iteration),
        result: toText(json.result),
        explanation: toText(json.explanation),
      }
    default:
      return null
  }
}

const joinText = (content: ContentBlock[]): string =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('\n')

function thinkingText(json: Json): string | null {
  const text = joinText(decodeContent(json.content ?? json.thinking) ?? [])
  return text === '' ? null : text
}

function decodeStopReason(raw: unknown): StopReason {
  if (typeof raw === 'string' && raw !== '') return { type: raw, eventIds: [] }
  const reason = toRecord(raw)
  const ids = Array.isArray(reason.event_ids) ? reason.event_ids : []
  return { type: toTextOrNull(reason.type) ?? 'end_turn', eventIds: ids.filter((id) => typeof id === 'string') }
}

function decodeError(json: Json, common: Common): SessionEvent {
  const error = toRecord(json.error)
  const status = error.retry_status
  return {
    ...common,
    type: 'session.error',
    error: {
      type: toTextOrNull(error.type) ?? toTextOrNull(json.code) ?? 'unknown_error',
      message:
        toTextOrNull(error.message) ?? toTextOrNull(json.error) ?? 'The session reported an error without a message.',
      retryStatus: toTextOrNull(status) ?? toTextOrNull(toRecord(status).type),
    },
  }
}

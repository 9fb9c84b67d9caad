import { isRecord, type Json, toTextOrNull } from '@/domain/json.ts'
import type { SessionEvent } from '@/domain/session/events.ts'
import { type Common, withContent } from './eventFields.ts'

/** Allow or deny, in either form's words. */
export function decodeConfirmation(json: Json, common: Common): SessionEvent | null {
  const toolUseId = toTextOrNull(json.tool_use_id)
  const word = toTextOrNull(json.result) ?? toTextOrNull(json.decision)
  if (toolUseId === null || word === null) return null
  const result = word === 'approve' ? 'allow' : word
  return { ...common, type: 'user.tool_confirmation', toolUseId, result, denyMessage: toTextOrNull(json.deny_message) }
}

/** What every call names; null when it has no name. */
export function toolUse(json: Json) {
  const name = toTextOrNull(json.name) ?? toTextOrNull(json.tool_name)
  if (name === null) return null
  const asked = typeof json.requires_confirmation === 'boolean' ? (json.requires_confirmation ? 'ask' : 'allow') : null
  return {
    name,
    input: toInput(json.input ?? json.tool_input),
    permission: toTextOrNull(json.evaluated_permission) ?? asked,
  }
}

/** Arguments are an object; some older tools wrote its JSON, or a bare value, which is kept under `input`. */
function toInput(raw: unknown): Json {
  if (isRecord(raw)) return raw
  if (raw === undefined || raw === null) return {}
  if (typeof raw !== 'string') return { input: raw }
  try {
    const parsed: unknown = JSON.parse(raw)
    return isRecord(parsed) ? parsed : { input: raw }
  } catch {
    return { input: raw } // Not JSON: the text itself is the argument.
  }
}

type ResultType = 'agent.tool_result' | 'agent.mcp_tool_result' | 'user.tool_result' | 'user.custom_tool_result'

/** What a call came to, whoever ran it. */
export function decodeResult(type: ResultType, json: Json, common: Common): SessionEvent | null {
  const toolUseId =
    toTextOrNull(json.tool_use_id) ?? toTextOrNull(json.mcp_tool_use_id) ?? toTextOrNull(json.custom_tool_use_id)
  return withContent(json.content ?? json.output, (content) => ({
    ...common,
    type,
    toolUseId,
    content,
    isError: json.is_error === true,
  }))
}

import type { JsonObject, StoredEvent } from '../canonical.ts'
import { isJsonObject, textBlock, textOf, toBlocks } from '../model/contentBlocks.ts'
import type { ModelMessage } from '../model/model.ts'
import { dropOldTurns } from './dropOldTurns.ts'
import { judgementText } from './outcomes.ts'
import { calledName } from './turnWork.ts'

type AssistantMessage = Extract<ModelMessage, { role: 'assistant' }>
type ToolMessage = Extract<ModelMessage, { role: 'tool' }>

/** Types that matter to the history of a session; the others need not be kept in memory for it. */
export const historyTypes = new Set([
  'user.message',
  'system.message',
  'user.custom_tool_result',
  'user.tool_result',
  'user.define_outcome',
  'span.outcome_evaluation_end',
  'agent.message',
  'agent.tool_use',
  'agent.mcp_tool_use',
  'agent.custom_tool_use',
  'agent.tool_result',
  'agent.mcp_tool_result',
  'agent.thread_message_received',
  'agent.thread_context_compacted',
  'span.model_request_start',
  'span.model_request_end',
])

/** Types that say something to the agent from outside of its thread: what a turn begins with. */
export const turnStartTypes = new Set(['user.message', 'user.define_outcome', 'agent.thread_message_received'])

/**
 * What the model is told, from the events alone. Calls go by the id of their event. Each assistant message is followed
 * by the results of all its calls, in call order, whenever they arrived: providers refuse anything else. What a failed
 * request left behind is forgotten once the request is made again. `agent.thread_context_compacted` means that the
 * history before it was cut to `keptTokens`, oldest turns first.
 */
export function eventsToMessages(events: readonly StoredEvent[], keptTokens: number): ModelMessage[] {
  const results = resultsByCall(events)
  let messages: ModelMessage[] = []
  let assistant: AssistantMessage | null = null
  let hasFailed = false
  let isAnswering = false
  /** Told while the model was answering: it has not seen this when it speaks. */
  const arrived: ModelMessage[] = []

  const tell = (message: ModelMessage) => {
    arrived.push(message)
    if (!isAnswering) deliver()
  }
  const deliver = () => {
    if (arrived.length > 0) assistant = null
    messages.push(...arrived.splice(0))
  }
  const speaking = (): AssistantMessage => {
    if (!assistant) {
      assistant = { role: 'assistant', text: '', toolCalls: [] }
      messages.push(assistant)
    }
    return assistant
  }

  for (const event of events) {
    const { type, payload } = event
    switch (type) {
      case 'user.message':
        tell({ role: 'user', content: toBlocks(payload.content) })
        break
      case 'user.define_outcome':
        tell({ role: 'user', content: [textBlock(String(payload.description))] })
        break
      case 'span.outcome_evaluation_end': {
        const text = judgementText(payload)
        if (text) tell({ role: 'user', content: [textBlock(text)] })
        break
      }
      case 'agent.thread_message_received':
        tell({ role: 'user', content: [textBlock(senderLine(payload)), ...toBlocks(payload.content)] })
        break
      case 'system.message':
        messages.push({ role: 'system', text: textOf(toBlocks(payload.content)) })
        break
      case 'span.model_request_start':
        if (hasFailed && assistant && messages.at(-1) === assistant) messages.pop()
        assistant = null
        deliver()
        hasFailed = false
        isAnswering = true
        break
      case 'span.model_request_end':
        hasFailed = payload.is_error === true
        isAnswering = false
        if (!hasFailed) deliver() // What a failed request left behind has to be the last message until it is forgotten.
        break
      case 'agent.message': {
        const message = speaking()
        const text = textOf(toBlocks(payload.content))
        message.text = message.text ? `${message.text}\n\n${text}` : text
        break
      }
      case 'agent.tool_use':
      case 'agent.mcp_tool_use':
      case 'agent.custom_tool_use': {
        const name = calledName(type, payload)
        speaking().toolCalls.push({ callId: event.id, name, input: toInput(payload.input) })
        messages.push(toToolMessage(event.id, name, results.get(event.id)))
        break
      }
      case 'agent.thread_context_compacted':
        messages = dropOldTurns(messages, keptTokens)
        break
    }
  }
  deliver()
  return messages
}

/** Says whom a message of another thread comes from, so that it can be answered. */
function senderLine({ from_agent_name: name, from_session_thread_id: id }: JsonObject): string {
  return name ? `Message from ${String(name)} (thread ${String(id)}):` : 'Message from the coordinator:'
}

function resultsByCall(events: readonly StoredEvent[]): Map<string, StoredEvent> {
  const results = new Map<string, StoredEvent>()
  for (const event of events) {
    if (event.type === 'agent.tool_result') results.set(String(event.payload.tool_use_id), event)
    if (event.type === 'agent.mcp_tool_result') results.set(String(event.payload.mcp_tool_use_id), event)
    if (event.type === 'agent.tool_result' || event.type === 'user.tool_result')
      results.set(String(event.payload.tool_use_id), event)
    if (event.type === 'user.custom_tool_result') results.set(String(event.payload.custom_tool_use_id), event)
  }
  return results
}

function toToolMessage(callId: string, name: string, result: StoredEvent | undefined): ToolMessage {
  const content = result ? toBlocks(result.payload.content) : [textBlock('No result was recorded for this call.')]
  return { role: 'tool', callId, name, content, isError: result ? result.payload.is_error === true : true }
}

function toInput(input: unknown): JsonObject {
  return isJsonObject(input) ? input : {}
}

import type { JsonObject, Preview, TokenUsage } from '../canonical.ts'
import { untilAborted } from '../model/cancellation.ts'
import { textBlock } from '../model/contentBlocks.ts'
import { type Model, ModelError, type ModelPart, type ModelRequest } from '../model/model.ts'
import { createId } from '../store/ids.ts'
import type { ToolPolicy } from './toolPolicy.ts'
import type { TurnLog } from './turnLog.ts'

type ToolCall = Extract<ModelPart, { type: 'tool_call' }>
type Draft = { id: string; type: 'agent.message' | 'agent.thinking'; text: string }

export interface ModelExchange {
  log: TurnLog
  model: Model
  request: ModelRequest
  policy: ToolPolicy
  publish(preview: Preview): void
  signal: AbortSignal
}

/**
 * One request to the model, written as it goes. Tool calls are written together with the end of their span, so that a
 * request that fails leaves no call behind. After an abort the span is left open
 * for whoever closes the turn.
 */
export async function requestModel(exchange: ModelExchange): Promise<void> {
  const { log, model, request, publish, signal } = exchange
  const start = log.event('span.model_request_start')
  await log.append([start])

  let draft: Draft | null = null
  const calls: ToolCall[] = []
  let usage: TokenUsage | null = null

  async function finishDraft() {
    if (!draft) return
    const { id, type, text } = draft
    await log.append([log.event(type, { content: type === 'agent.thinking' ? text : [textBlock(text)] }, id)])
    draft = null
  }

  async function write(type: Draft['type'], text: string) {
    if (!text) return
    if (draft?.type !== type) {
      await finishDraft()
      draft = { id: createId('evt'), type, text: '' }
      publish({ type: 'event_start', event: { id: draft.id, type } })
    }
    draft.text += text
    if (type === 'agent.message') publish({ type: 'event_delta', eventId: draft.id, index: 0, text })
  }

  try {
    for await (const part of stoppable(model(request, signal), signal)) {
      if (part.type === 'thinking') await write('agent.thinking', part.text)
      else if (part.type === 'text') await write('agent.message', part.text)
      else if (part.type === 'tool_call') {
        await finishDraft()
        calls.push(part)
      } else usage = part.usage
    }
    await finishDraft()
    if (!usage) throw new ModelError('model_request_failed_error', 'The answer of the model ended too early.', true)
    signal.throwIfAborted()
    await log.appendSpent(
      [
        ...calls.map((call) => toUseEvent(exchange, call)),
        log.event('span.model_request_end', {
          model_request_start_id: start.id,
          is_error: false,
          model_usage: usagePayload(usage),
        }),
      ],
      usage,
    )
  } catch (error) {
    dropDraft(draft, publish)
    if (!signal.aborted) {
      await log.append([log.event('span.model_request_end', { model_request_start_id: start.id, is_error: true })])
    }
    throw error
  }
}

function dropDraft(draft: Draft | null, publish: ModelExchange['publish']) {
  if (draft) publish({ type: 'event_dropped', eventId: draft.id })
}

/** Stops waiting at once when the signal aborts, even if the model does not look at it. */
async function* stoppable(parts: AsyncIterable<ModelPart>, signal: AbortSignal): AsyncGenerator<ModelPart> {
  const iterator = parts[Symbol.asyncIterator]()
  let isDone = false
  try {
    for (;;) {
      const step = await untilAborted(iterator.next(), signal)
      if (step.done) {
        isDone = true
        return
      }
      yield step.value
    }
  } finally {
    // A model that hangs must not hold up the turn; its own failure after that is nobody's concern.
    if (!isDone) iterator.return?.().catch(() => undefined)
  }
}

function toUseEvent({ log, policy }: ModelExchange, { name, input }: ToolCall) {
  const rule = policy.rules.get(name)
  if (rule?.kind === 'custom') return log.event('agent.custom_tool_use', { name, input })
  if (rule?.kind === 'mcp') {
    const { tool, server, permission } = rule
    return log.event('agent.mcp_tool_use', {
      name: tool,
      mcp_server_name: server,
      input,
      evaluated_permission: permission,
    })
  }
  return log.event('agent.tool_use', { name, input, evaluated_permission: rule?.permission ?? 'deny' })
}

function usagePayload(usage: TokenUsage): JsonObject {
  return {
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    cache_creation_input_tokens: usage.cacheCreationInputTokens,
    cache_read_input_tokens: usage.cacheReadInputTokens,
  }
}

import type { LanguageModel, TextStreamPart, ToolSet } from 'ai'
import type { ModelConfig } from '../../config.ts'
import type { TokenUsage } from '../canonical.ts'
import { isJsonObject } from './contentBlocks.ts'
import { type Model, ModelError, type ModelPart } from './model.ts'
import { toModelError } from './toModelError.ts'
import { toSdkMessages, toSystemText } from './toSdkMessages.ts'

/** A configured model behind the AI SDK, whose code is loaded with the first request. Our turn loop does the retries. */
export function createAiSdkModel(config: ModelConfig): Model {
  let language: Promise<LanguageModel> | null = null
  return async function* aiSdkModel(request, signal): AsyncGenerator<ModelPart> {
    language ??= loadLanguageModel(config)
    const { streamText, tool, jsonSchema } = await import('ai')
    const tools: ToolSet = Object.fromEntries(
      request.tools.map(({ name, description, inputSchema }) => [
        name,
        // Our JSON objects are JSON Schemas here, which the type cannot say.
        tool({ description, inputSchema: jsonSchema(inputSchema as Parameters<typeof jsonSchema>[0]) }),
      ]),
    )
    try {
      const { fullStream } = streamText({
        model: await language,
        system: toSystemText(request) || undefined,
        messages: toSdkMessages(request.messages),
        ...(request.tools.length > 0 ? { tools } : {}),
        abortSignal: signal,
        maxRetries: 0,
        // The SDK would fetch images by URL from here, also from addresses that only this machine can reach.
        experimental_download: async (downloads) => downloads.map(() => null),
        onError: () => undefined, // Errors come through the stream; by default the SDK also prints them.
      })
      for await (const part of fullStream) {
        const ours = toModelPart(part)
        if (ours) yield ours
      }
      signal.throwIfAborted()
    } catch (error) {
      throw signal.aborted ? signal.reason : toModelError(error, config.apiKey)
    }
  }
}

async function loadLanguageModel({ provider, name, baseUrl, apiKey }: ModelConfig): Promise<LanguageModel> {
  globalThis.AI_SDK_LOG_WARNINGS = false // By default the SDK writes its advice between the lines of our own log.
  if (provider === 'anthropic') {
    const { createAnthropic } = await import('@ai-sdk/anthropic')
    return createAnthropic({ ...(baseUrl ? { baseURL: baseUrl } : {}), apiKey: apiKey ?? '' })(name)
  }
  if (!baseUrl) throw new ModelError('model_request_failed_error', 'CONSOLE_MODEL_BASE_URL is not set.', false)
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  const settings = { name: 'configured', baseURL: baseUrl, includeUsage: true }
  return createOpenAICompatible(apiKey ? { ...settings, apiKey } : settings)(name)
}

function toModelPart(part: TextStreamPart<ToolSet>): ModelPart | null {
  switch (part.type) {
    case 'reasoning-delta':
      return { type: 'thinking', text: part.text }
    case 'text-delta':
      return { type: 'text', text: part.text }
    case 'tool-call':
      // A call whose input is not an object goes on with an empty one; the tool says what it misses.
      return {
        type: 'tool_call',
        callId: part.toolCallId,
        name: part.toolName,
        input: isJsonObject(part.input) ? part.input : {},
      }
    case 'finish':
      // Nobody said why it ended: the connection was closed in the middle of the answer.
      if (part.rawFinishReason === undefined) throw endedEarly()
      return { type: 'finish', usage: toUsage(part.totalUsage) }
    case 'error':
      throw part.error
    default:
      return null
  }
}

const endedEarly = () => new ModelError('model_request_failed_error', 'The answer of the model ended too early.', true)

type SdkUsage = Extract<TextStreamPart<ToolSet>, { type: 'finish' }>['totalUsage']

function toUsage({ inputTokens = 0, outputTokens = 0, inputTokenDetails }: SdkUsage): TokenUsage {
  const { cacheReadTokens = 0, cacheWriteTokens = 0 } = inputTokenDetails
  return {
    // The SDK's total holds the cached tokens too; the API counts them apart.
    inputTokens: Math.max(0, inputTokens - cacheReadTokens - cacheWriteTokens),
    outputTokens,
    cacheReadInputTokens: cacheReadTokens,
    cacheCreationInputTokens: cacheWriteTokens,
  }
}

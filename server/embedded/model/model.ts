import type { Json, JsonObject, TokenUsage } from '../canonical.ts'

/** What the model has been told and has said so far, rebuilt from the session's events before each request. */
export type ModelMessage =
  | { role: 'user'; content: JsonObject[] }
  | { role: 'system'; text: string }
  | { role: 'assistant'; text: string; toolCalls: { callId: string; name: string; input: JsonObject }[] }
  | { role: 'tool'; callId: string; name: string; content: JsonObject[]; isError: boolean }

export interface ToolDefinition {
  name: string
  description: string
  /** JSON Schema of the input. */
  inputSchema: JsonObject
}

export interface ModelRequest {
  /** The agent's `model` field: a name or `{id, effort?, …}`. */
  model: Json
  system: string
  messages: ModelMessage[]
  tools: ToolDefinition[]
}

export type ModelPart =
  | { type: 'thinking'; text: string }
  | { type: 'text'; text: string }
  | { type: 'tool_call'; callId: string; name: string; input: JsonObject }
  | { type: 'finish'; usage: TokenUsage }

/** A failed request. `kind` is the `session.error` type; `isRetryable` decides between another attempt and giving up. */
export class ModelError extends Error {
  readonly kind: 'model_overloaded_error' | 'model_rate_limited_error' | 'model_request_failed_error' | 'billing_error'
  readonly isRetryable: boolean

  constructor(kind: ModelError['kind'], message: string, isRetryable: boolean) {
    super(message)
    this.name = 'ModelError'
    this.kind = kind
    this.isRetryable = isRetryable
  }
}

/** One request to a model, as a stream of pieces. Throws `ModelError`; stops at once when `signal` aborts. */
export type Model = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelPart>

/** As `GET /models` lists it, in the API's own field names. */
export interface ModelListing {
  id: string
  display_name: string
  source: 'system' | 'user'
  max_input_tokens: number
}

/** The models of this server: what is listed, and which one runs for an agent's `model` field. */
export interface ModelCatalogue {
  list(): ModelListing[]
  has(id: string): boolean
  /** `ultimate` and `auto` mean the configured model, or the scripted one if none is. */
  resolve(id: string): Model
}

import type { Cursor } from '../page.ts'

/** A content block as the API writes it. Blocks of a kind we do not know keep their raw JSON. */
export type ContentBlock =
  | { type: 'text'; text: string }
  | { type: 'image'; source: MediaSource }
  | { type: 'document'; source: MediaSource; title: string | null }
  | { type: 'search_result'; title: string; source: string; text: string }
  | { type: 'redacted' }
  | { type: 'unknown'; raw: unknown }

export type MediaSource =
  | { type: 'base64'; mediaType: string; data: string }
  | { type: 'text'; mediaType: string; data: string }
  | { type: 'url'; url: string }
  | { type: 'file'; fileId: string }
  | { type: 'unknown'; raw: unknown }

/** Why a session or a thread went idle. The set is open: an unknown reason keeps its word in `type`. */
export interface StopReason {
  type: 'end_turn' | 'requires_action' | 'retries_exhausted' | 'cancelled' | 'budget_reached' | (string & {})
  /** Events that wait for the client; empty unless `type` is `requires_action`. */
  eventIds: string[]
}

/** What the API says was used, in whichever of its forms: every member may be missing. */
export interface Usage {
  inputTokens?: number
  outputTokens?: number
  cacheReadInputTokens?: number
  cacheCreationInputTokens?: number
  totalCredits?: number
  activeSeconds?: number
}

export type Permission = 'allow' | 'ask' | 'deny' | (string & {})

interface EventBase {
  /** Opaque. A wire event without an id gets a stable one from its place in the log, marked by `hasOwnId`. */
  id: string
  hasOwnId: boolean
  /** The raw RFC 3339 string, kept because its order is finer than a Date. */
  processedAt: string | null
  /** `processedAt` (else `created_at`) in milliseconds since the epoch, fractional. */
  atMs: number | null
  turnId: string | null
  /** The thread the event concerns; null means the primary thread. */
  threadId: string | null
}

interface ToolUseFields {
  name: string
  input: Record<string, unknown>
  permission: Permission | null
}

interface ToolResultFields {
  /** Null when the wire left it out: paired with the latest open call. */
  toolUseId: string | null
  content: ContentBlock[]
  isError: boolean
}

type Of<Type extends string, Fields = unknown> = EventBase & { type: Type } & Fields

/** Everything a session can say, in the API's words. `unknown` carries what we have not learnt yet. */
export type SessionEvent =
  | Of<'user.message', { content: ContentBlock[] }>
  | Of<'user.interrupt'>
  | Of<
      'user.tool_confirmation',
      { toolUseId: string; result: 'allow' | 'deny' | (string & {}); denyMessage: string | null }
    >
  | Of<'user.custom_tool_result', ToolResultFields>
  | Of<'user.tool_result', ToolResultFields>
  | Of<
      'user.define_outcome',
      { outcomeId: string | null; description: string; rubric: unknown; maxIterations: number | null }
    >
  | Of<'system.message', { content: ContentBlock[] }>
  | Of<'agent.message', { content: ContentBlock[] }>
  | Of<'agent.thinking', { text: string | null }>
  | Of<'agent.tool_use', ToolUseFields>
  | Of<'agent.tool_result', ToolResultFields>
  | Of<'agent.mcp_tool_use', ToolUseFields & { serverName: string }>
  | Of<'agent.mcp_tool_result', ToolResultFields>
  | Of<'agent.custom_tool_use', ToolUseFields>
  | Of<
      'agent.artifact_delivered',
      { fileId: string; filename: string; contentType: string | null; sizeBytes: number | null }
    >
  | Of<'agent.thread_message_sent', { content: ContentBlock[]; otherThreadId: string | null; agentName: string | null }>
  | Of<
      'agent.thread_message_received',
      { content: ContentBlock[]; otherThreadId: string | null; agentName: string | null }
    >
  | Of<'agent.thread_context_compacted'>
  | Of<'session.status_running'>
  /** Older forms report usage here; today it has its own event. */
  | Of<'session.status_idle', { stopReason: StopReason; usage?: Usage }>
  | Of<'session.status_rescheduled'>
  | Of<'session.status_terminated', { reason: string | null }>
  | Of<'session.error', { error: { type: string; message: string; retryStatus: string | null } }>
  | Of<'session.updated', { title: string | null }>
  | Of<'session.deleted'>
  | Of<'session.usage', { usage: Usage }>
  | Of<'session.thread_created', { agentName: string | null }>
  | Of<'session.thread_status_running', { agentName: string | null }>
  | Of<'session.thread_status_idle', { agentName: string | null; stopReason: StopReason }>
  | Of<'session.thread_status_rescheduled', { agentName: string | null }>
  | Of<'session.thread_status_terminated', { agentName: string | null }>
  | Of<'span.model_request_start'>
  | Of<'span.model_request_end', { startId: string | null; isError: boolean; usage: Usage }>
  | Of<'span.outcome_evaluation_start', { outcomeId: string | null; iteration: number | null }>
  | Of<'span.outcome_evaluation_ongoing', { outcomeId: string | null; iteration: number | null }>
  | Of<
      'span.outcome_evaluation_end',
      {
        startId: string | null
        outcomeId: string | null
        iteration: number | null
        result: string
        explanation: string
      }
    >
  | Of<'unknown', { originalType: string }>

export type EventOf<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>

/** A frame of the live stream: an event, a piece of one still being written, or a sign of life. */
export type StreamFrame =
  | { kind: 'event'; event: SessionEvent; rawJson: string }
  | { kind: 'draft_start'; eventId: string; type: 'agent.message' | 'agent.thinking' | (string & {}) }
  | { kind: 'draft_delta'; eventId: string; index: number; text: string }
  | { kind: 'heartbeat' }
  /** A frame that carries an id and nothing else: it only moves the place to resume from. */
  | { kind: 'cursor'; eventId: string }
  /** The service closed this connection with an error envelope; the session itself goes on. */
  | { kind: 'error'; message: string }

/** An event with its JSON exactly as it came over the wire. */
export interface ReceivedEvent {
  event: SessionEvent
  rawJson: string
}

/** A part of the log that one thread keeps of itself, oldest first. */
export interface ThreadPage {
  events: ReceivedEvent[]
  /** Where the part behind this one begins; null at the end. */
  next: Cursor | null
}

/** Reads what a thread keeps of itself, from its first event or from behind one. */
export type ListThread = (threadId: string, cursor: Cursor | null, signal: AbortSignal) => Promise<ThreadPage>

/** A file that was mounted for a message; where it is mounted when that is known. */
export interface AttachedFile {
  fileId: string
  name: string
  mountPath: string | null
}

/**
 * What a client may send, in domain words. Answers name the tool use they belong to by its event id, and its thread when
 * that is not the primary one.
 */
export type OutgoingEvent =
  | { type: 'user.message'; text: string; files?: readonly AttachedFile[] }
  | { type: 'user.define_outcome'; description: string; rubric: string; maxIterations: number }
  | { type: 'user.interrupt' }
  | {
      type: 'user.tool_confirmation'
      toolUseId: string
      result: 'allow' | 'deny'
      denyMessage?: string
      threadId?: string | null
    }
  | {
      type: 'user.custom_tool_result' | 'user.tool_result'
      toolUseId: string
      text: string
      isError?: boolean
      threadId?: string | null
    }

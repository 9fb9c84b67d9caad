/**
 * The one form in which the embedded cloud keeps its objects and events. Profiles write it for a client at the border;
 * nothing inside knows which profile is on.
 */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }
export type JsonObject = { [key: string]: Json | undefined }

/** An event to be appended. `payload` holds the fields of the type, without `id`, `type` and the bookkeeping. */
export interface NewEvent {
  /** Given when deltas were already streamed under this id; else the store makes one. */
  id?: string
  type: string
  payload: JsonObject
  turnId: string | null
  /** The thread whose log this event belongs to (the primary thread's id in a plain session). */
  threadId: string
  /** When it happened, for what is written later than it happened; else the moment of the append. */
  processedAt?: string
  /** Shown in its thread's own list and streams, not in the session's. */
  isThreadOnly?: boolean
}

/** An event on disk. `seq` is the one total order of a session, from 1, without holes. */
export interface StoredEvent extends NewEvent {
  id: string
  seq: number
  sessionId: string
  /** RFC 3339 UTC with microseconds, strictly increasing within a session. */
  processedAt: string
}

/** A piece of an event that is still being written: never stored, only sent to connections that asked for it. */
export type Preview =
  /** `afterSeq` is the last event told before it, set by the store for readers who resume at an event in flight. */
  | {
      type: 'event_start'
      event: { id: string; type: 'agent.message' | 'agent.thinking' }
      afterSeq?: number
      /** The child thread that writes; absent for the primary one. */
      threadId?: string
    }
  | { type: 'event_delta'; eventId: string; index: number; text: string }
  /** The event will not come (its model request failed): readers drop what they have. Never written to a client. */
  | { type: 'event_dropped'; eventId: string }

export type StopReason =
  | { type: 'end_turn' | 'retries_exhausted' | 'cancelled' }
  | { type: 'requires_action'; event_ids: string[] }

/** `cancelled` is kept apart from `idle` because the 2026-05 form shows it. */
export type SessionStatus = 'idle' | 'running' | 'rescheduling' | 'terminated' | 'cancelled'

export type ThreadStatus = 'idle' | 'running' | 'rescheduling' | 'terminated'

export interface TokenUsage {
  inputTokens: number
  outputTokens: number
  cacheReadInputTokens: number
  cacheCreationInputTokens: number
}

export interface AgentRecord {
  id: string
  version: number
  name: string
  description: string
  /** String or `{id, effort?, context_window?}`, echoed in the form that was sent. */
  model: Json
  system: string
  tools: JsonObject[]
  mcpServers: JsonObject[]
  skills: JsonObject[]
  multiagent: JsonObject | null
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string
  updatedAt: string
}

export interface EnvironmentRecord {
  id: string
  name: string
  description: string
  config: JsonObject
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string
  updatedAt: string
}

export interface VaultRecord {
  id: string
  displayName: string
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string
  updatedAt: string
}

/** A credential without its secrets, which only a secret box opens. */
export interface CredentialRecord {
  id: string
  vaultId: string
  /** As the API shows it: `type` and what is not secret. */
  auth: JsonObject
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string
  updatedAt: string
}

export interface FileRecord {
  id: string
  filename: string
  sizeBytes: number
  mimeType: string
  /** True for what an agent delivered: only that is given out again. */
  downloadable: boolean
  /** The session whose agent delivered it; null for an upload. */
  scopeId: string | null
  purpose: string
  metadata: Record<string, string>
  /** When it is gone by itself. */
  expiresAt: string | null
  createdAt: string
}

/** Something mounted in the sandbox of a session. Repositories are not: the sandbox has no git. */
export type SessionResource = {
  id: string
  mountPath: string
  createdAt: string
  updatedAt: string
} & (
  | {
      type: 'file'
      fileId: string
      /** As it was when the file was mounted; told to the model, not to clients. */
      filename: string
    }
  | {
      type: 'memory_store'
      memoryStoreId: string
      access: 'read_write' | 'read_only'
      instructions: string
      /** As they were when the session was made. */
      name: string
      description: string
    }
)

export interface SessionRecord {
  id: string
  /** Snapshot taken when the session was created, or replaced by a session update. */
  agent: AgentRecord
  environmentId: string
  title: string | null
  status: SessionStatus
  /** Why the session is idle; null before its first turn and while it runs. */
  stopReason: StopReason | null
  metadata: Record<string, string>
  /** Oldest first; changed through `sessionResources` of the store alone. */
  resources: SessionResource[]
  environmentVariables: Record<string, string>
  vaultIds: string[]
  /** The deployment whose run made the session. */
  deploymentId: string | null
  /** Its built-in tools are run by a worker of the customer. */
  isSelfHosted: boolean
  /** Newest last. */
  outcomeEvaluations: OutcomeEvaluation[]
  /** Id of the primary thread. */
  threadId: string
  deltaFlushIntervalMs: number
  usage: TokenUsage
  activeMs: number
  archivedAt: string | null
  createdAt: string
  updatedAt: string
}

/** How far an outcome of a session has come. */
export interface OutcomeEvaluation {
  outcomeId: string
  description: string
  /** From 0: how often the work was judged and sent back. */
  iteration: number
  result: string
  explanation: string | null
  completedAt: string | null
}

/** A session that waits for a worker of its self-hosted environment, or has one. */
export interface WorkRecord {
  id: string
  environmentId: string
  sessionId: string
  state: 'queued' | 'starting' | 'active' | 'stopping' | 'stopped'
  metadata: Record<string, string>
  /** Who polled it last, as the worker names itself. */
  workerId: string | null
  polledAt: string | null
  /** When its worker is given up, unless it is heard of. */
  leaseUntil: string | null
  createdAt: string
  acknowledgedAt: string | null
  startedAt: string | null
  latestHeartbeatAt: string | null
  stopRequestedAt: string | null
  stoppedAt: string | null
}

/** One thread of a session. The primary one lives and dies with its session. */
export interface ThreadRecord {
  id: string
  sessionId: string
  /** Null for the primary thread. */
  parentThreadId: string | null
  /** Snapshot taken when the thread was made; null for the primary thread, which runs the session's agent. */
  agent: AgentRecord | null
  status: ThreadStatus
  /** Why the thread is idle; null before its first turn and while it runs. */
  stopReason: StopReason | null
  usage: TokenUsage
  activeMs: number
  archivedAt: string | null
  createdAt: string
  updatedAt: string
}

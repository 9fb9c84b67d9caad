import { readModelId } from './agent.ts'
import { type Json, toNumberOrNull, toRecord, toText, toTextMap, toTextOrNull } from './json.ts'
import type { Usage } from './session/events.ts'

/** A session as lists and headers show it: what the API says about it, not what its events tell. */
export interface SessionSummary {
  id: string
  /** Null when it has none. */
  title: string | null
  /** The API's word, whichever it is. */
  status: string
  agent: { id: string; name: string; version: number | null; modelId: string }
  environmentId: string
  usage: Usage
  activeSeconds: number | null
  durationSeconds: number | null
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string | null
  updatedAt: string | null
  raw: Json
}

export function readSessionSummary(value: unknown): SessionSummary {
  const raw = toRecord(value)
  const agent = toRecord(raw.agent)
  const stats = toRecord(raw.stats)
  const id = toTextOrNull(agent.id) ?? toTextOrNull(raw.agent_id) ?? toText(raw.agent)
  return {
    id: toText(raw.id),
    title: toTextOrNull(raw.title),
    status: toTextOrNull(raw.status) ?? 'unknown',
    agent: {
      id,
      name: toTextOrNull(agent.name) ?? id,
      version: toNumberOrNull(agent.version) ?? toNumberOrNull(raw.agent_version),
      modelId: readModelId(agent.model),
    },
    environmentId: toText(raw.environment_id),
    usage: readUsage(raw.usage),
    activeSeconds: toNumberOrNull(stats.active_seconds),
    durationSeconds: toNumberOrNull(stats.duration_seconds),
    metadata: toTextMap(raw.metadata),
    archivedAt: toTextOrNull(raw.archived_at),
    createdAt: toTextOrNull(raw.created_at),
    updatedAt: toTextOrNull(raw.updated_at),
    raw,
  }
}

function readUsage(value: unknown): Usage {
  const raw = toRecord(value)
  const cacheCreation = toRecord(raw.cache_creation)
  const created = [cacheCreation.ephemeral_5m_input_tokens, cacheCreation.ephemeral_1h_input_tokens]
    .map(toNumberOrNull)
    .filter((count) => count !== null)
  return withoutUnknown({
    inputTokens: toNumberOrNull(raw.input_tokens),
    outputTokens: toNumberOrNull(raw.output_tokens),
    cacheReadInputTokens: toNumberOrNull(raw.cache_read_input_tokens),
    cacheCreationInputTokens: created.length > 0 ? created.reduce((sum, count) => sum + count, 0) : null,
    totalCredits: toNumberOrNull(raw.total_credits),
  })
}

function withoutUnknown(counts: Record<keyof Omit<Usage, 'activeSeconds'>, number | null>): Usage {
  const usage: Usage = {}
  if (counts.inputTokens !== null) usage.inputTokens = counts.inputTokens
  if (counts.outputTokens !== null) usage.outputTokens = counts.outputTokens
  if (counts.cacheReadInputTokens !== null) usage.cacheReadInputTokens = counts.cacheReadInputTokens
  if (counts.cacheCreationInputTokens !== null) usage.cacheCreationInputTokens = counts.cacheCreationInputTokens
  if (counts.totalCredits !== null) usage.totalCredits = counts.totalCredits
  return usage
}

/** What the API's status words mean to a reader, over all of its forms. */
export type SessionPhase = 'idle' | 'running' | 'rescheduling' | 'ended' | 'unknown'

export function sessionPhase(status: string): SessionPhase {
  switch (status) {
    case 'idle':
      return 'idle'
    case 'running':
    case 'processing':
    case 'canceling':
      return 'running'
    case 'rescheduling':
      return 'rescheduling'
    case 'terminated':
    case 'cancelled':
      return 'ended'
    default:
      return 'unknown'
  }
}

/** The words of a session's status pill: the API's own, only that `processing` and `running` are one thing. */
export function sessionStatusWord(status: string): string {
  return status === 'processing' ? 'running' : status
}

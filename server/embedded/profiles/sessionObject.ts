import type { EnvironmentRecord, JsonObject, SessionRecord, ThreadRecord, TokenUsage } from '../canonical.ts'
import { toMicros } from '../store/instants.ts'
import { toResourceObject } from './resourceObject.ts'

export function toEnvironmentObject(environment: EnvironmentRecord): JsonObject {
  return {
    id: environment.id,
    type: 'environment',
    name: environment.name,
    description: environment.description,
    config: environment.config,
    metadata: environment.metadata,
    archived_at: environment.archivedAt,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
  }
}

/** The members of a session that every form of the API writes alike. */
export function toSessionMembers(session: SessionRecord): JsonObject {
  return {
    id: session.id,
    type: 'session',
    environment_id: session.environmentId,
    title: session.title,
    metadata: session.metadata,
    environment_variables: session.environmentVariables,
    resources: session.resources.map(toResourceObject),
    vault_ids: session.vaultIds,
    deployment_id: session.deploymentId,
    outcome_evaluations: session.outcomeEvaluations.map((each) => ({
      type: 'outcome_evaluation',
      outcome_id: each.outcomeId,
      description: each.description,
      result: each.result,
      iteration: each.iteration,
      explanation: each.explanation,
      completed_at: each.completedAt,
    })),
    stats: toStats(session),
    archived_at: session.archivedAt,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  }
}

/** A thread, with the agent that runs in it. */
export function toThreadObject(thread: ThreadRecord, session: SessionRecord): JsonObject {
  const { id, version, name } = thread.agent ?? session.agent
  return {
    id: thread.id,
    type: 'session_thread',
    session_id: thread.sessionId,
    parent_thread_id: thread.parentThreadId,
    agent: { id, type: 'agent', version, name },
    status: thread.status,
    stats: { ...toStats(thread), startup_seconds: 0 },
    archived_at: thread.archivedAt,
    created_at: thread.createdAt,
    updated_at: thread.updatedAt,
  }
}

/** Counts of tokens in the API's words. The model layer does not tell cache lifetimes apart; five minutes is the usual one. */
export function toTokenCounts(usage: TokenUsage): JsonObject {
  return {
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    cache_read_input_tokens: usage.cacheReadInputTokens,
    cache_creation: {
      ephemeral_5m_input_tokens: usage.cacheCreationInputTokens,
      ephemeral_1h_input_tokens: 0,
    },
  }
}

/** `duration_seconds` reaches from the making of the session or thread to what last happened in it. */
function toStats({ activeMs, createdAt, updatedAt }: Pick<SessionRecord, 'activeMs' | 'createdAt' | 'updatedAt'>) {
  const micros = (toMicros(updatedAt) ?? 0) - (toMicros(createdAt) ?? 0)
  return { active_seconds: activeMs / 1000, duration_seconds: micros / 1e6 }
}

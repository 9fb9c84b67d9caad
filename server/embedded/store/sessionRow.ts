import type { SessionRecord } from '../canonical.ts'
import type { SessionRow } from './tables.ts'

export type SessionChanges = Partial<Omit<SessionRecord, 'id' | 'createdAt'>>

/** Only the columns of the fields that are there, so that the same function writes a whole session and a change to one. */
export function toSessionRow(session: SessionChanges): Partial<SessionRow> {
  const row: Partial<SessionRow> = {}
  if (session.agent !== undefined) {
    row.agent = JSON.stringify(session.agent)
    row.agent_id = session.agent.id
    row.agent_version = session.agent.version
  }
  if (session.environmentId !== undefined) row.environment_id = session.environmentId
  if (session.title !== undefined) row.title = session.title
  if (session.status !== undefined) row.status = session.status
  if (session.stopReason !== undefined)
    row.stop_reason = session.stopReason === null ? null : JSON.stringify(session.stopReason)
  if (session.metadata !== undefined) row.metadata = JSON.stringify(session.metadata)
  if (session.environmentVariables !== undefined)
    row.environment_variables = JSON.stringify(session.environmentVariables)
  if (session.vaultIds !== undefined) row.vault_ids = JSON.stringify(session.vaultIds)
  if (session.deploymentId !== undefined) row.deployment_id = session.deploymentId
  if (session.isSelfHosted !== undefined) row.self_hosted = session.isSelfHosted ? 1 : 0
  if (session.outcomeEvaluations !== undefined) row.outcome_evaluations = JSON.stringify(session.outcomeEvaluations)
  if (session.threadId !== undefined) row.thread_id = session.threadId
  if (session.deltaFlushIntervalMs !== undefined) row.delta_flush_interval_ms = session.deltaFlushIntervalMs
  if (session.usage !== undefined) row.usage = JSON.stringify(session.usage)
  if (session.activeMs !== undefined) row.active_ms = Math.round(session.activeMs)
  if (session.archivedAt !== undefined) row.archived_at = session.archivedAt
  if (session.updatedAt !== undefined) row.updated_at = session.updatedAt
  return row
}

export function toSession(row: SessionRow & { resources: string }): SessionRecord {
  // The JSON columns and the status were written by `toSessionRow` from a SessionRecord.
  return {
    id: row.id,
    agent: JSON.parse(row.agent) as SessionRecord['agent'],
    environmentId: row.environment_id,
    title: row.title,
    status: row.status as SessionRecord['status'],
    stopReason: row.stop_reason === null ? null : (JSON.parse(row.stop_reason) as SessionRecord['stopReason']),
    metadata: JSON.parse(row.metadata) as SessionRecord['metadata'],
    resources: JSON.parse(row.resources) as SessionRecord['resources'],
    environmentVariables: JSON.parse(row.environment_variables) as SessionRecord['environmentVariables'],
    vaultIds: JSON.parse(row.vault_ids) as SessionRecord['vaultIds'],
    deploymentId: row.deployment_id,
    isSelfHosted: row.self_hosted === 1,
    outcomeEvaluations: JSON.parse(row.outcome_evaluations) as SessionRecord['outcomeEvaluations'],
    threadId: row.thread_id,
    deltaFlushIntervalMs: row.delta_flush_interval_ms,
    usage: JSON.parse(row.usage) as SessionRecord['usage'],
    activeMs: row.active_ms,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

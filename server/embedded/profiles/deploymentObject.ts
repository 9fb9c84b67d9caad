import { dueTimes } from '../../../src/domain/deployment/cronSchedule.ts'
import type { JsonObject } from '../canonical.ts'
import type { DeploymentRecord, DeploymentRunRecord } from '../deployments/deployment.ts'
import { toSecond } from '../deployments/toSecond.ts'

const upcomingCount = 5
const secretFields = new Set(['authorization_token', 'password'])

/** A deployment as both forms of the API write it. `nowMs` is where the upcoming runs begin. */
export function toDeploymentObject(deployment: DeploymentRecord, nowMs: number): JsonObject {
  return {
    id: deployment.id,
    type: 'deployment',
    name: deployment.name,
    description: deployment.description,
    agent: { id: deployment.agent.id, type: 'agent', version: deployment.agent.version },
    environment_id: deployment.environmentId,
    environment_variables: deployment.environmentVariables,
    initial_events: deployment.initialEvents,
    resources: deployment.resources.map(withoutSecrets),
    vault_ids: deployment.vaultIds,
    schedule: toScheduleObject(deployment, nowMs),
    status: deployment.status,
    paused_reason: deployment.pausedReason,
    metadata: deployment.metadata,
    archived_at: deployment.archivedAt,
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
  }
}

/** While it is paused or archived nothing is upcoming. */
function toScheduleObject({ schedule, status, archivedAt, lastRunAt }: DeploymentRecord, nowMs: number) {
  if (!schedule) return null
  const isRunning = status === 'active' && archivedAt === null
  const upcoming = isRunning ? dueTimes(schedule, nowMs, upcomingCount) : []
  return {
    type: 'cron',
    expression: schedule.expression,
    timezone: schedule.timezone,
    last_run_at: lastRunAt,
    upcoming_runs_at: upcoming.map(toSecond),
  }
}

/** What a client sent for the platform alone is not given back. */
function withoutSecrets(resource: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => !secretFields.has(name)))
}

/** A run as both forms of the API write it. While it is being started it has neither a session nor an error. */
export function toDeploymentRunObject(run: DeploymentRunRecord): JsonObject {
  return {
    id: run.id,
    type: 'deployment_run',
    deployment_id: run.deploymentId,
    agent: { id: run.agent.id, type: 'agent', version: run.agent.version },
    session_id: run.outcome === 'started' ? run.sessionId : null,
    error: run.error,
    trigger_context:
      run.trigger.type === 'manual' ? { type: 'manual' } : { type: 'schedule', scheduled_at: run.trigger.scheduledAt },
    created_at: run.createdAt,
  }
}

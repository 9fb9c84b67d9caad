import { type Json, toArray, toNumberOrNull, toRecord, toText, toTextMap, toTextOrNull, toTexts } from '../json.ts'

/** A saved recipe that starts sessions, on a schedule or when somebody asks. */
export interface Deployment {
  id: string
  name: string
  description: string
  agent: { id: string; version: number | null }
  environmentId: string
  environmentVariables: string
  initialEvents: unknown[]
  resources: unknown[]
  vaultIds: string[]
  /** Null when it runs only when asked. */
  schedule: { expression: string; timezone: string; lastRunAt: string | null; upcomingRunsAt: string[] } | null
  /** The API's word, whichever it is. */
  status: string
  pausedReason: { type: string; error: { type: string; message: string } | null } | null
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string | null
  updatedAt: string | null
  raw: Json
}

export function readDeployment(value: unknown): Deployment {
  const raw = toRecord(value)
  return {
    id: toText(raw.id),
    name: toTextOrNull(raw.name) ?? toText(raw.id),
    description: toText(raw.description),
    agent: readAgentVersion(raw.agent),
    environmentId: toText(raw.environment_id),
    environmentVariables: readVariables(raw.environment_variables),
    initialEvents: toArray(raw.initial_events),
    resources: toArray(raw.resources),
    vaultIds: toTexts(raw.vault_ids),
    schedule: readSchedule(raw.schedule),
    status: toTextOrNull(raw.status) ?? 'unknown',
    pausedReason: readPausedReason(raw.paused_reason),
    metadata: toTextMap(raw.metadata),
    archivedAt: toTextOrNull(raw.archived_at),
    createdAt: toTextOrNull(raw.created_at),
    updatedAt: toTextOrNull(raw.updated_at),
    raw,
  }
}

/** One start of a session, or the reason why there is none. */
export interface DeploymentRun {
  id: string
  deploymentId: string
  agent: { id: string; version: number | null }
  sessionId: string | null
  error: { type: string; message: string } | null
  /** `manual`, `schedule`, or a word of the API that came later. */
  trigger: string
  scheduledAt: string | null
  createdAt: string | null
}

export function readDeploymentRun(value: unknown): DeploymentRun {
  const raw = toRecord(value)
  const trigger = toRecord(raw.trigger_context)
  return {
    id: toText(raw.id),
    deploymentId: toText(raw.deployment_id),
    agent: readAgentVersion(raw.agent),
    sessionId: toTextOrNull(raw.session_id),
    error: readError(raw.error),
    trigger: toTextOrNull(trigger.type) ?? 'unknown',
    scheduledAt: toTextOrNull(trigger.scheduled_at),
    createdAt: toTextOrNull(raw.created_at) ?? toTextOrNull(raw.triggered_at),
  }
}

function readAgentVersion(value: unknown): { id: string; version: number | null } {
  if (typeof value === 'string') return { id: value, version: null }
  const raw = toRecord(value)
  return { id: toText(raw.id), version: toNumberOrNull(raw.version) }
}

function readVariables(value: unknown): string {
  if (typeof value === 'string') return value
  return Object.entries(toTextMap(value))
    .map(([name, text]) => `${name}=${text}`)
    .join('\n')
}

function readSchedule(value: unknown): Deployment['schedule'] {
  if (value === null || value === undefined) return null
  const raw = toRecord(value)
  return {
    expression: toText(raw.expression),
    timezone: toTextOrNull(raw.timezone) ?? 'UTC',
    lastRunAt: toTextOrNull(raw.last_run_at),
    upcomingRunsAt: toTexts(raw.upcoming_runs_at),
  }
}

function readPausedReason(value: unknown): Deployment['pausedReason'] {
  if (value === null || value === undefined) return null
  const raw = toRecord(value)
  return { type: toTextOrNull(raw.type) ?? 'unknown', error: readError(raw.error) }
}

function readError(value: unknown): { type: string; message: string } | null {
  if (value === null || value === undefined) return null
  const raw = toRecord(value)
  const type = toTextOrNull(raw.type) ?? 'unknown_error'
  return { type, message: toTextOrNull(raw.message) ?? type.replaceAll('_', ' ') }
}

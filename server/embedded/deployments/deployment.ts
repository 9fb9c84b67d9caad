import type { Schedule } from '../../../src/domain/deployment/cronSchedule.ts'
import type { JsonObject } from '../canonical.ts'

export interface AgentVersion {
  id: string
  version: number
}

export type PausedReason = { type: 'manual' } | { type: 'error'; error: { type: string; message: string } }

/** A saved recipe for sessions. */
export interface DeploymentRecord {
  id: string
  name: string
  description: string
  /** Pinned when the deployment was made or its agent last set. */
  agent: AgentVersion
  environmentId: string
  /** `KEY=value` pairs as they were sent. */
  environmentVariables: string
  /** As they were sent. */
  initialEvents: JsonObject[]
  /** As they were sent, secrets included. */
  resources: JsonObject[]
  vaultIds: string[]
  /** Null for a deployment that only runs when asked. */
  schedule: Schedule | null
  status: 'active' | 'paused'
  pausedReason: PausedReason | null
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string
  updatedAt: string
  /** When the newest scheduled run was due. */
  lastRunAt: string | null
  /** When the scheduler looks at it again; null while nothing is due. */
  nextRunAt: string | null
}

export type Trigger = { type: 'manual' } | { type: 'schedule'; scheduledAt: string }

/** The start of one session. `sessionId` is chosen before the session is made, so that a start can be finished after a crash. */
export interface DeploymentRunRecord {
  id: string
  deploymentId: string
  agent: AgentVersion
  outcome: 'starting' | 'started' | 'failed'
  sessionId: string
  error: { type: string; message: string } | null
  trigger: Trigger
  createdAt: string
}

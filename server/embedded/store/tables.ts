import type { MemoryTables } from './memory/memoryTables.ts'
import type { SkillTables } from './skill/skillTables.ts'

/** The tables as Kysely sees them. Objects are JSON text; instants are RFC 3339 text with six fractional digits. */
export interface Tables extends MemoryTables, SkillTables {
  agents: { id: string; version: number; archived_at: string | null; created_at: string }
  agent_versions: { agent_id: string; version: number; record: string }
  environments: {
    id: string
    name: string
    description: string
    config: string
    metadata: string
    archived_at: string | null
    created_at: string
    updated_at: string
  }
  sessions: SessionRow
  threads: ThreadRow
  work: {
    id: string
    environment_id: string
    session_id: string
    state: string
    metadata: string
    worker_id: string | null
    polled_at: string | null
    lease_until: string | null
    created_at: string
    acknowledged_at: string | null
    started_at: string | null
    latest_heartbeat_at: string | null
    stop_requested_at: string | null
    stopped_at: string | null
  }
  events: {
    session_id: string
    seq: number
    id: string
    type: string
    thread_id: string
    turn_id: string | null
    processed_at: string
    payload: string
    in_session: number
  }
  vaults: {
    id: string
    display_name: string
    metadata: string
    archived_at: string | null
    created_at: string
    updated_at: string
  }
  vault_credentials: {
    id: string
    vault_id: string
    auth: string
    sealed: string
    metadata: string
    archived_at: string | null
    created_at: string
    updated_at: string
  }
  vault_key_check: { id: number; sealed: string }
  deployments: {
    id: string
    name: string
    agent_id: string
    status: string
    metadata: string
    next_run_at: string | null
    archived_at: string | null
    created_at: string
    record: string
  }
  deployment_runs: {
    id: string
    deployment_id: string
    outcome: string
    scheduled_at: string | null
    created_at: string
    record: string
  }
  files: {
    id: string
    filename: string
    filename_folded: string
    size_bytes: number
    mime_type: string
    downloadable: number
    scope_id: string | null
    purpose: string
    metadata: string
    expires_at: string | null
    created_at: string
  }
  session_resources: { id: string; session_id: string; type: string; target_id: string; record: string }
  webhook_endpoints: { id: string; url: string; created_at: string; record: string }
  webhook_deliveries: {
    id: string
    endpoint_id: string
    status: string
    next_attempt_at: string | null
    created_at: string
    record: string
  }
  idempotency: {
    key: string
    fingerprint: string
    status: number
    body: string
    created_at: string
    session_id: string | null
  }
}

export interface SessionRow {
  id: string
  agent_id: string
  agent_version: number
  agent: string
  environment_id: string
  title: string | null
  status: string
  stop_reason: string | null
  metadata: string
  environment_variables: string
  vault_ids: string
  deployment_id: string | null
  self_hosted: number
  outcome_evaluations: string
  thread_id: string
  delta_flush_interval_ms: number
  usage: string
  active_ms: number
  archived_at: string | null
  created_at: string
  updated_at: string
}

export interface ThreadRow {
  id: string
  session_id: string
  parent_thread_id: string | null
  agent: string | null
  status: string
  stop_reason: string | null
  usage: string
  active_ms: number
  archived_at: string | null
  created_at: string
  updated_at: string
}

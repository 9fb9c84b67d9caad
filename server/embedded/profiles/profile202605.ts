import type { AgentRecord, JsonObject, SessionStatus, StoredEvent } from '../canonical.ts'
import { toAgentObject } from './agentObject.ts'
import { toFileObject202605 } from './fileObject.ts'
import { memoryForm202605 } from './memoryObjects.ts'
import { toPreviewObject } from './previewObject.ts'
import type { ApiProfile } from './profile.ts'
import { toEnvironmentObject, toSessionMembers, toThreadObject, toTokenCounts } from './sessionObject.ts'
import { skillForm202605 } from './skillObjects.ts'
import { textOf } from './textOf.ts'
import { toCredentialObject, toVaultObject } from './vaultObject.ts'

const statusNames: Record<SessionStatus, string> = {
  idle: 'idle',
  running: 'processing',
  rescheduling: 'processing',
  cancelled: 'cancelled',
  terminated: 'cancelled',
}

const eventStatuses: Record<string, string> = {
  'session.status_running': 'running',
  'session.status_idle': 'idle',
  'session.status_rescheduled': 'rescheduled',
  'session.status_terminated': 'terminated',
}

/** The form of May 2026. What came later is written beside it, so that newer clients find theirs too. */
export const profile202605: ApiProfile = {
  name: '2026-05',
  status: { create: 201, send: 202 },
  agent: toFullAgent,
  environment: (environment) => ({
    ...toEnvironmentObject(environment),
    status: environment.archivedAt === null ? 'ready' : 'archived',
  }),
  vault: (vault) => ({ ...toVaultObject(vault), status: vault.archivedAt === null ? 'active' : 'archived' }),
  credential: (credential) => ({
    ...toCredentialObject(credential),
    ...(credential.auth.type === 'static_bearer'
      ? { mcp_server_url: credential.auth.mcp_server_url, protocol: 'streamable_http' }
      : {}),
    status: credential.archivedAt === null ? 'active' : 'archived',
  }),
  session: (session) => ({
    ...toSessionMembers(session),
    agent_id: session.agent.id,
    agent: toFullAgent(session.agent),
    status: statusNames[session.status],
    memory_store_ids: session.resources.flatMap((one) => (one.type === 'memory_store' ? [one.memoryStoreId] : [])),
    usage: toTokenCounts(session.usage),
  }),
  memory: memoryForm202605,
  skill: skillForm202605,
  file: toFileObject202605,
  thread: (thread, session) => ({ ...toThreadObject(thread, session), usage: toTokenCounts(thread.usage) }),
  event: (event) => ({
    ...event.payload,
    ...additions(event),
    id: event.id,
    type: event.type,
    session_id: event.sessionId,
    ...(event.turnId === null ? {} : { turn_id: event.turnId }),
    schema_version: '1.0',
    created_at: event.processedAt,
    processed_at: event.processedAt,
  }),
  preview: toPreviewObject,
  problem: ({ type, message, param }) => ({
    error: { type, message, ...(param === undefined ? {} : { param }) },
    type: 'error',
  }),
  statuses: (name) => {
    // A name of the other form is understood too.
    if (name === 'running') return ['running']
    if (name === 'rescheduling') return ['rescheduling']
    if (name === 'terminated') return ['terminated']
    return statusesNamed.filter((status) => statusNames[status] === name)
  },
  heartbeat: 'event: heartbeat\ndata: {}\n\n',
  openTurn: (input, statuses) => [...input, ...statuses],
}

const statusesNamed: SessionStatus[] = ['idle', 'running', 'rescheduling', 'cancelled', 'terminated']

function toFullAgent(agent: AgentRecord): JsonObject {
  return { ...toAgentObject(agent), instructions: agent.system, default_environment: '' }
}

/** The fields that only this form has. */
function additions({ type, payload }: StoredEvent): JsonObject {
  if (type === 'agent.thinking') return { content: textOf(payload.content) }
  if (type === 'agent.tool_result' || type === 'agent.mcp_tool_result') return { output: textOf(payload.content) }
  const status = eventStatuses[type]
  return status === undefined ? {} : { status }
}

import { z } from 'zod'
import type { AgentRecord } from '../canonical.ts'
import { invalid } from '../problem.ts'
import type { ClientEvent } from '../runtime/runtime.ts'
import { readClientEvents } from './clientEvents.ts'
import { readEnvironmentVariables } from './environmentVariables.ts'
import { jsonObjectField, metadataField, metadataPatchField, readFields } from './fields.ts'
import { type ResourceInput, readResources } from './resourceFields.ts'

const createFields = z.object({
  agent: z.union([
    z.string().min(1),
    z.object({ type: z.literal('agent'), id: z.string().min(1), version: z.int().min(0).nullish() }),
  ]),
  environment_id: z.string().min(1),
  title: z.string().max(1024).nullish(),
  metadata: metadataField.nullish(),
  environment_variables: z.union([z.string(), z.record(z.string(), z.string())]).nullish(),
  delta_flush_interval_ms: z.int().min(50).max(5000).nullish(),
  vault_ids: z.array(z.string().min(1)).nullish(),
  initial_events: z.array(z.unknown()).max(50).nullish(),
})

const updateFields = z.object({
  title: z.string().max(1024).nullish(),
  metadata: metadataPatchField.nullish(),
  agent: z
    .object({
      tools: z.array(jsonObjectField).max(128).optional(),
      mcp_servers: z.array(jsonObjectField).max(20).optional(),
    })
    .optional(),
})

export interface SessionCreation {
  agent: { id: string; version: number | undefined }
  environmentId: string
  title: string | null
  metadata: Record<string, string>
  resources: ResourceInput[]
  environmentVariables: Record<string, string>
  vaultIds: string[]
  deltaFlushIntervalMs: number
  initialEvents: ClientEvent[]
  /** The deployment whose run asks for the session; null when a client does. */
  deploymentId: string | null
}

export function readSessionCreation(body: Record<string, unknown>): SessionCreation {
  const fields = readFields(createFields, body)
  const agent = typeof fields.agent === 'string' ? { id: fields.agent, version: null } : fields.agent
  return {
    // Version 0 and no version both mean the latest.
    agent: { id: agent.id, version: agent.version || undefined },
    environmentId: fields.environment_id,
    title: fields.title ?? null,
    metadata: fields.metadata ?? {},
    resources: readResources(body),
    environmentVariables: readEnvironmentVariables(fields.environment_variables ?? {}),
    vaultIds: [...new Set(fields.vault_ids ?? [])],
    deltaFlushIntervalMs: fields.delta_flush_interval_ms ?? 100,
    initialEvents: readInitialEvents(fields.initial_events ?? []),
    deploymentId: null,
  }
}

function readInitialEvents(events: unknown[]): ClientEvent[] {
  if (events.length === 0) return []
  const read = readClientEvents(events, 'initial_events')
  const other = read.findIndex(({ type }) => type !== 'user.message' && type !== 'user.define_outcome')
  if (other >= 0) throw invalid(`A session cannot begin with ${read[other]?.type}.`, `initial_events.${other}.type`)
  return read
}

export interface SessionUpdate {
  title: string | null | undefined
  metadata: Record<string, string | null>
  agent: Partial<Pick<AgentRecord, 'tools' | 'mcpServers'>>
}

export function readSessionUpdate(body: Record<string, unknown>): SessionUpdate {
  for (const name of ['vault_ids', 'delta_flush_interval_ms', 'environment_variables'])
    if (body[name] !== undefined) throw invalid(`Field '${name}' cannot be changed after creation.`, name)
  const { title, metadata, agent } = readFields(updateFields, body)
  return {
    title,
    metadata: metadata ?? {},
    agent: {
      ...(agent?.tools ? { tools: agent.tools } : {}),
      ...(agent?.mcp_servers ? { mcpServers: agent.mcp_servers } : {}),
    },
  }
}

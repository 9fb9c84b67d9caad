import { z } from 'zod'
import type { AgentRecord, Json } from '../canonical.ts'
import { invalid } from '../problem.ts'
import { jsonObjectField, metadataField, metadataPatchField, readFields } from './fields.ts'

const modelField = z.union([
  z.string().min(1),
  z.looseObject({
    id: z.string().min(1),
    effort: z.union([z.string(), z.object({ type: z.string() })]).optional(),
    context_window: z.int().min(1).optional(),
  }),
])

const serverField = z.looseObject({
  type: z.enum(['url', 'http']),
  name: z.string().min(1).max(255),
  url: z.url({ protocol: /^https?$/, error: 'An MCP server needs an http or https URL.' }),
})
const skillField = z.looseObject({
  type: z.string().min(1),
  skill_id: z.string().min(1),
  version: z.union([z.string(), z.int()]).optional(),
})

const name = z
  .string()
  .min(1)
  .max(256)
  .refine((text) => text.trim() !== '', { error: "Field 'name' must not be blank." })
const text = (maxLength: number) => z.string().max(maxLength).nullish()
const tools = z.array(jsonObjectField).max(128).nullish()

const optional = {
  description: text(2048),
  system: text(100_000),
  tools,
  mcp_servers: z.array(serverField).max(20).nullish(),
  skills: z.array(skillField).max(20).nullish(),
  multiagent: jsonObjectField.nullish(),
}
const createFields = z.object({ name, model: modelField, ...optional, metadata: metadataField.nullish() })
const updateFields = z.object({
  version: z.int(),
  name: name.optional(),
  model: modelField.optional(),
  ...optional,
  metadata: metadataPatchField.nullish(),
})

export type AgentChanges = Partial<Omit<AgentRecord, 'id' | 'version' | 'metadata' | 'archivedAt' | 'createdAt'>>

export function readAgentCreation(body: unknown) {
  const { metadata, ...fields } = readFields(createFields, body)
  return { name: fields.name, model: fields.model as Json, changes: toChanges(fields), metadata: metadata ?? {} }
}

export function readAgentUpdate(body: unknown) {
  const { metadata, version, ...fields } = readFields(updateFields, body)
  return { version, changes: toChanges(fields), metadata: metadata ?? {} }
}

/** Null clears what can be cleared; a field that was not sent is not among the changes. */
function toChanges(fields: Partial<z.output<typeof createFields>>): AgentChanges {
  const changes: AgentChanges = {}
  if (fields.name !== undefined) changes.name = fields.name
  // What a loose object holds beyond its own fields came from JSON; so did the other lists below.
  if (fields.model !== undefined) changes.model = fields.model as Json
  if (fields.description !== undefined) changes.description = fields.description ?? ''
  if (fields.system !== undefined) changes.system = fields.system ?? ''
  if (fields.tools !== undefined) changes.tools = fields.tools ?? []
  if (fields.mcp_servers !== undefined) changes.mcpServers = (fields.mcp_servers ?? []) as AgentRecord['mcpServers']
  if (fields.skills !== undefined) changes.skills = (fields.skills ?? []) as AgentRecord['skills']
  if (fields.multiagent !== undefined) changes.multiagent = fields.multiagent
  return changes
}

/** The name of the model an agent asks for, in either form. */
export function modelId(model: Json): string {
  if (typeof model === 'object' && model !== null && !Array.isArray(model)) return String(model.id)
  return String(model)
}

export function checkServerNames(servers: AgentRecord['mcpServers']): void {
  const names = new Set<unknown>()
  for (const [index, { name: serverName }] of servers.entries()) {
    if (names.has(serverName))
      throw invalid(`The MCP server name '${String(serverName)}' is used twice.`, `mcp_servers.${index}.name`)
    names.add(serverName)
  }
}

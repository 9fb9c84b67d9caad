import { isRecord, type Json, toArray, toNumberOrNull, toRecord, toText, toTextMap, toTextOrNull } from './json.ts'

/** An agent, or one version of it. `raw` holds the answer whole, with everything we did not understand. */
export interface Agent {
  id: string
  name: string
  description: string
  modelId: string
  system: string
  /** Entries as the API writes them: a union on `type`, read by `builtInTools`. */
  tools: unknown[]
  mcpServers: unknown[]
  skills: unknown[]
  metadata: Record<string, string>
  version: number
  archivedAt: string | null
  createdAt: string | null
  updatedAt: string | null
  raw: Json
}

/** The id in a model of either form: a string, or an object with an `id`. */
export function readModelId(value: unknown): string {
  return isRecord(value) ? toText(value.id) : toText(value)
}

export function readAgent(value: unknown): Agent {
  const raw = toRecord(value)
  return {
    id: toText(raw.id),
    name: toText(raw.name),
    description: toText(raw.description),
    modelId: readModelId(raw.model),
    system: toTextOrNull(raw.system) ?? toText(raw.instructions),
    tools: toArray(raw.tools),
    mcpServers: toArray(raw.mcp_servers),
    skills: toArray(raw.skills),
    metadata: toTextMap(raw.metadata),
    version: toNumberOrNull(raw.version) ?? 1,
    archivedAt: readArchivedAt(raw),
    createdAt: toTextOrNull(raw.created_at),
    updatedAt: toTextOrNull(raw.updated_at),
    raw,
  }
}

/** When a resource was archived. Older forms only said that it was. */
export function readArchivedAt(raw: Json): string | null {
  const at = toTextOrNull(raw.archived_at)
  if (at) return at
  if (raw.archived === true || raw.status === 'archived') return toTextOrNull(raw.updated_at) ?? ''
  return null
}

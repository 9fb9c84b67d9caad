import { type PermissionPolicy, readPolicy, withPolicy } from './agentTools.ts'
import { isSameJson } from './documentPatch.ts'
import { isRecord, type Json, toArray, toNumberOrNull, toRecord, toText } from './json.ts'

/**
 * The lists of an agent as its form holds them. A row remembers the entry it was read from, so that what the form does
 * not show stays in it; a row that was not touched gives that very entry back.
 */
interface Row {
  entry: Json | null
}

export interface CustomToolRow extends Row {
  name: string
  description: string
  /** JSON as it was typed. */
  inputSchema: string
}

const isCustom = (entry: unknown): entry is Json => isRecord(entry) && entry.type === 'custom'
const isMcpToolset = (entry: unknown): entry is Json => isRecord(entry) && entry.type === 'mcp_toolset'

export function readCustomTools(tools: readonly unknown[]): CustomToolRow[] {
  return tools.filter(isCustom).map((entry) => ({
    entry,
    name: toText(entry.name),
    description: toText(entry.description),
    inputSchema: schemaText(entry.input_schema),
  }))
}

function writeCustomTool(row: CustomToolRow): Json {
  const [before] = row.entry ? readCustomTools([row.entry]) : []
  if (row.entry && isSameJson(before, row)) return row.entry
  const schema = before?.inputSchema === row.inputSchema ? row.entry?.input_schema : readSchema(row.inputSchema)
  return { type: 'custom', ...row.entry, name: row.name, description: row.description, input_schema: schema }
}

const schemaText = (schema: unknown) =>
  typeof schema === 'string' ? schema : schema === undefined ? '' : JSON.stringify(schema, null, 2)

/** A text that is not JSON yet stays the text it is: it comes back as it was typed, and is refused before it is sent. */
function readSchema(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export interface McpToolRow {
  name: string
  isOn: boolean
  /** Null leaves it to the default of the server. */
  policy: PermissionPolicy | null
}

export interface McpServerRow extends Row {
  name: string
  url: string
  /** Its tools are offered to the model: there is an `mcp_toolset` for it. */
  isOffered: boolean
  toolset: Json | null
  policy: PermissionPolicy
  tools: McpToolRow[]
}

export function readMcpServers(servers: readonly unknown[], tools: readonly unknown[]): McpServerRow[] {
  return servers.filter(isRecord).map((entry) => {
    const toolset = tools.filter(isMcpToolset).find((one) => one.mcp_server_name === entry.name) ?? null
    return {
      entry,
      name: toText(entry.name),
      url: toText(entry.url),
      isOffered: toolset !== null,
      toolset,
      policy: readPolicy(toRecord(toolset?.default_config).permission_policy),
      tools: toArray(toolset?.configs).map((config) => ({
        name: toText(toRecord(config).name),
        isOn: toRecord(config).enabled !== false,
        policy:
          toRecord(config).permission_policy === undefined ? null : readPolicy(toRecord(config).permission_policy),
      })),
    }
  })
}

const writeMcpServer = (row: McpServerRow): Json =>
  row.entry && row.entry.name === row.name && row.entry.url === row.url
    ? row.entry
    : { type: 'url', ...row.entry, name: row.name, url: row.url }

function writeMcpToolset(row: McpServerRow): Json {
  const [before] = row.toolset ? readMcpServers([{ name: row.toolset.mcp_server_name }], [row.toolset]) : []
  const toolset: Json = { type: 'mcp_toolset', ...row.toolset, mcp_server_name: row.name }
  if ((before?.policy ?? 'always_allow') !== row.policy) {
    toolset.default_config = withPolicy(toRecord(row.toolset?.default_config), row.policy)
  }
  if (!isSameJson(before?.tools ?? [], row.tools))
    toolset.configs = row.tools.map((tool) => writeMcpTool(tool, row.toolset))
  return toolset
}

function writeMcpTool({ name, isOn, policy }: McpToolRow, toolset: Json | null): Json {
  const old = toRecord(toArray(toolset?.configs).find((config) => toRecord(config).name === name))
  const { enabled, permission_policy: oldPolicy, ...kept } = old
  const config: Json = { ...kept, name }
  if (!isOn || enabled !== undefined) config.enabled = isOn
  if (policy !== null) config.permission_policy = { ...toRecord(oldPolicy), type: policy }
  return config
}

/** The tools of a document with these custom tools and servers; entries that the form does not show stay. */
export function withEntries(tools: readonly unknown[], knownServers: readonly unknown[], form: EntryRows): unknown[] {
  const known = readMcpServers(knownServers, tools).map(({ toolset }) => toolset)
  const kept = tools.filter((entry) => !isCustom(entry) && !(isMcpToolset(entry) && known.includes(entry)))
  const offered = form.mcpServers.filter(({ isOffered }) => isOffered)
  return [...kept, ...offered.map(writeMcpToolset), ...form.customTools.map(writeCustomTool)]
}

interface EntryRows {
  customTools: readonly CustomToolRow[]
  mcpServers: readonly McpServerRow[]
}

export const writeMcpServers = (rows: readonly McpServerRow[]): Json[] => rows.map(writeMcpServer)

export interface SkillRow extends Row {
  skillId: string
  /** Empty is the latest. */
  version: string
}

export function readSkills(skills: readonly unknown[]): SkillRow[] {
  return skills.filter(isRecord).map((entry) => ({
    entry,
    skillId: toText(entry.skill_id),
    version: entry.version === undefined || entry.version === null ? '' : String(entry.version),
  }))
}

export function writeSkills(rows: readonly SkillRow[]): Json[] {
  return rows.map((row) => {
    const [before] = row.entry ? readSkills([row.entry]) : []
    if (row.entry && isSameJson(before, row)) return row.entry
    const { version: _, ...kept } = row.entry ?? { type: 'custom' }
    return { ...kept, skill_id: row.skillId, ...(row.version === '' ? {} : { version: row.version }) }
  })
}

export interface RosterRow extends Row {
  /** Empty for the agent itself. */
  agentId: string
  /** Null is the latest when it is saved. */
  version: number | null
}

/** The agents a coordinator may start; null when it is none. */
export function readRoster(multiagent: unknown): RosterRow[] | null {
  if (!isRecord(multiagent)) return null
  return toArray(multiagent.agents).map((entry) => {
    const raw = typeof entry === 'string' ? { type: 'agent', id: entry } : toRecord(entry)
    return { entry: raw, agentId: toText(raw.id), version: toNumberOrNull(raw.version) }
  })
}

export function writeRoster(rows: readonly RosterRow[] | null, before: unknown): Json | null {
  if (rows === null) return null
  const agents = rows.map(({ entry, agentId, version }) => {
    const kept = toText(entry?.id) === agentId ? entry : null
    if (agentId === '') return kept ?? { type: 'self' }
    const { version: _, ...rest } = kept ?? { type: 'agent' }
    return { ...rest, id: agentId, ...(version === null ? {} : { version }) }
  })
  return { type: 'coordinator', ...toRecord(before), agents }
}

import type { Json, JsonObject } from '../canonical.ts'
import type { McpTool } from '../mcp/mcpServers.ts'
import { mcpToolName } from '../mcp/mcpToolName.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import type { ToolDefinition } from '../model/model.ts'

export type Permission = 'allow' | 'ask' | 'deny'

export type ToolRule =
  | { kind: 'built-in'; permission: Permission }
  | McpRule
  | { kind: 'custom' }
  /** Works with other threads of the session. */
  | { kind: 'coordination'; permission: 'allow' }

/** A tool of an MCP server. The model knows it by another name. */
export interface McpRule {
  kind: 'mcp'
  server: string
  tool: string
  permission: Permission
}

export interface ToolPolicy {
  /** What the model is told about. */
  definitions: ToolDefinition[]
  /** By exact name; undefined for a tool this agent does not have. */
  rules: Map<string, ToolRule>
  /** The `mcp_toolset` entries. Their tools are added once their servers have told them. */
  mcpToolsets: JsonObject[]
}

/**
 * Reads an agent's `tools`. Names are case-exact; `configs`, `enabled_tools` and `disallowed_tools` also accept the
 * lower-case form (`web_fetch`) that some clients send. An empty or missing `enabled_tools` means all built-in tools.
 */
export function toToolPolicy(tools: JsonObject[], builtIns: ToolDefinition[]): ToolPolicy {
  const policy: ToolPolicy = { definitions: [], rules: new Map(), mcpToolsets: [] }
  for (const tool of tools) {
    if (tool.type === 'agent_toolset_20260401') addBuiltIns(policy, tool, builtIns)
    if (tool.type === 'custom') addCustom(policy, tool)
    if (tool.type === 'mcp_toolset') policy.mcpToolsets.push(tool)
  }
  return policy
}

/** Gives the agent of a thread its coordination tools; they come before a tool of the same name. */
export function withCoordination(policy: ToolPolicy, tools: ToolDefinition[]): ToolPolicy {
  if (tools.length === 0) return policy
  const names = new Set(tools.map(({ name }) => name))
  return {
    ...policy,
    definitions: [...policy.definitions.filter(({ name }) => !names.has(name)), ...tools],
    rules: new Map([
      ...policy.rules,
      ...tools.map(({ name }) => [name, { kind: 'coordination', permission: 'allow' }] as const),
    ]),
  }
}

function addBuiltIns(policy: ToolPolicy, toolset: JsonObject, builtIns: ToolDefinition[]) {
  const enabled = names(toolset.enabled_tools)
  const disallowed = names(toolset.disallowed_tools)
  const base = isJsonObject(toolset.default_config) ? toolset.default_config : {}
  const configs = Array.isArray(toolset.configs) ? toolset.configs.filter(isJsonObject) : []
  for (const definition of builtIns) {
    const key = normal(definition.name)
    const config = configs.find(({ name }) => normal(String(name)) === key)
    const isListed = enabled.size === 0 || enabled.has(key)
    const isEnabled = (config?.enabled ?? base.enabled ?? true) !== false
    if (!isListed || !isEnabled || disallowed.has(key) || policy.rules.has(definition.name)) continue
    const permission = toPermission(config?.permission_policy ?? base.permission_policy)
    policy.rules.set(definition.name, { kind: 'built-in', permission })
    policy.definitions.push(definition)
  }
}

/** Adds what an MCP server offers, as its toolset allows. Names in `configs` are the server's own, case-exact. */
export function addMcpTools(policy: ToolPolicy, toolset: JsonObject, tools: McpTool[]) {
  const base = isJsonObject(toolset.default_config) ? toolset.default_config : {}
  const configs = Array.isArray(toolset.configs) ? toolset.configs.filter(isJsonObject) : []
  for (const { server, name: tool, description, inputSchema } of tools) {
    const config = configs.find(({ name }) => name === tool)
    const name = mcpToolName(server, tool)
    const isEnabled = (config?.enabled ?? base.enabled ?? true) !== false
    if (server !== toolset.mcp_server_name || !isEnabled || policy.rules.has(name)) continue
    const permission = toPermission(config?.permission_policy ?? base.permission_policy)
    policy.rules.set(name, { kind: 'mcp', server, tool, permission })
    policy.definitions.push({ name, description, inputSchema })
  }
}

function addCustom(policy: ToolPolicy, tool: JsonObject) {
  const name = String(tool.name ?? '')
  if (!name || policy.rules.has(name)) return
  policy.rules.set(name, { kind: 'custom' })
  policy.definitions.push({
    name,
    description: String(tool.description ?? ''),
    inputSchema: isJsonObject(tool.input_schema) ? tool.input_schema : { type: 'object', properties: {} },
  })
}

/** A policy we cannot read asks: running a tool somebody meant to guard would be worse than a question. */
function toPermission(policy: Json | undefined): Permission {
  if (policy === undefined || policy === null) return 'allow'
  const type = isJsonObject(policy) ? policy.type : policy
  if (type === 'always_allow') return 'allow'
  return type === 'always_deny' ? 'deny' : 'ask'
}

function names(value: Json | undefined): Set<string> {
  return new Set(Array.isArray(value) ? value.map((name) => normal(String(name))) : [])
}

const normal = (name: string) => name.replaceAll('_', '').toLowerCase()

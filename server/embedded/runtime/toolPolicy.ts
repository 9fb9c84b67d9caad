import type { Json, JsonObject } from '../canonical.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import type { ToolDefinition } from '../model/model.ts'

export type Permission = 'allow' | 'ask' | 'deny'

export type ToolRule =
  | { kind: 'built-in'; permission: Permission }
  | { kind: 'custom' }
  /** Works with other threads of the session. */
  | { kind: 'coordination'; permission: 'allow' }

export interface ToolPolicy {
  /** What the model is told about. */
  definitions: ToolDefinition[]
  /** By exact name; undefined for a tool this agent does not have. */
  rules: Map<string, ToolRule>
  /** Servers of `mcp_toolset` entries, which the embedded cloud cannot reach. */
  mcpServers: string[]
}

/**
 * Reads an agent's `tools`. Names are case-exact; `configs`, `enabled_tools` and `disallowed_tools` also accept the
 * lower-case form (`web_fetch`) that some clients send. An empty or missing `enabled_tools` means all built-in tools.
 */
export function toToolPolicy(tools: JsonObject[], builtIns: ToolDefinition[]): ToolPolicy {
  const policy: ToolPolicy = { definitions: [], rules: new Map(), mcpServers: [] }
  for (const tool of tools) {
    if (tool.type === 'agent_toolset_20260401') addBuiltIns(policy, tool, builtIns)
    if (tool.type === 'custom') addCustom(policy, tool)
    if (tool.type === 'mcp_toolset') policy.mcpServers.push(String(tool.mcp_server_name ?? ''))
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

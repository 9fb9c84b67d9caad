import { isRecord, type Json, toArray, toRecord, toText, toTexts } from './json.ts'

/** The built-in tools an agent may have, by their exact names. */
export const builtInTools = [
  'Bash',
  'Read',
  'Write',
  'Edit',
  'Glob',
  'Grep',
  'WebFetch',
  'WebSearch',
  'ImageSearch',
  'ImageGen',
  'DeliverArtifacts',
] as const
export type BuiltInTool = (typeof builtInTools)[number]

export const permissionPolicies = ['always_allow', 'always_ask', 'always_deny'] as const
export type PermissionPolicy = (typeof permissionPolicies)[number]

export interface ToolChoice {
  isOn: boolean
  /** Null leaves it to the default of the toolset. */
  policy: PermissionPolicy | null
}

export interface ToolChoices {
  tools: Record<BuiltInTool, ToolChoice>
  defaultPolicy: PermissionPolicy
}

const toolsetType = 'agent_toolset_20260401'
export const isToolset = (entry: unknown): entry is Json => isRecord(entry) && entry.type === toolsetType

/** What each built-in tool is allowed to do, by the rules of the toolset: an empty allow-list means all of them. */
export function readToolChoices(tools: readonly unknown[]): ToolChoices {
  const toolset = tools.find(isToolset)
  const choices = { ...noTools }
  if (!toolset) return { tools: choices, defaultPolicy: 'always_allow' }
  const enabled = toTexts(toolset.enabled_tools)
  const disallowed = toTexts(toolset.disallowed_tools)
  const base = toRecord(toolset.default_config)
  for (const name of builtInTools) {
    const config = configOf(toolset, name)
    const isListed = enabled.length === 0 || enabled.includes(name)
    const isEnabled = (config.enabled ?? base.enabled) !== false
    choices[name] = {
      isOn: isListed && isEnabled && !disallowed.includes(name),
      policy: config.permission_policy === undefined ? null : readPolicy(config.permission_policy),
    }
  }
  return { tools: choices, defaultPolicy: readPolicy(base.permission_policy) }
}

/** The tools with these choices. What was not changed keeps its form; fields and entries we do not understand stay. */
export function withToolChoices(tools: readonly unknown[], wanted: ToolChoices): unknown[] {
  const toolset = tools.find(isToolset)
  const current = readToolChoices(tools)
  const changed = builtInTools.filter((name) => !isSameChoice(current.tools[name], wanted.tools[name]))
  const isDefaultChanged = current.defaultPolicy !== wanted.defaultPolicy
  const isAnyOn = builtInTools.some((name) => wanted.tools[name].isOn) || unknownTools(toolset).length > 0
  if (changed.length === 0 && (!isDefaultChanged || !toolset)) return [...tools]
  if (!isAnyOn) return tools.filter((entry) => !isToolset(entry))
  const written = writeToolset(toolset ?? {}, wanted, changed, isDefaultChanged)
  return toolset ? tools.map((entry) => (entry === toolset ? written : entry)) : [written, ...tools]
}

const unknownTools = (toolset: Json | undefined) =>
  toTexts(toolset?.enabled_tools).filter((name) => !builtInTools.some((known) => known === name))

/** A tool that is off has no policy worth a change. */
const isSameChoice = (one: ToolChoice, other: ToolChoice) =>
  one.isOn === other.isOn && (!one.isOn || one.policy === other.policy)

function writeToolset(toolset: Json, wanted: ToolChoices, changed: BuiltInTool[], isDefaultChanged: boolean): Json {
  const on = builtInTools.filter((name) => wanted.tools[name].isOn)
  const isOnByDefault = toRecord(toolset.default_config).enabled !== false
  const configs = toArray(toolset.configs).filter((entry) => {
    const name = toText(toRecord(entry).name)
    return !changed.some((one) => one === name)
  })
  for (const name of changed) {
    const { enabled: _, permission_policy: old, ...kept } = configOf(toolset, name)
    const { isOn, policy } = wanted.tools[name]
    const config: Json = { ...kept, name }
    if (isOn && (!isOnByDefault || policy !== null)) config.enabled = true
    if (isOn && policy !== null) config.permission_policy = { ...toRecord(old), type: policy }
    if (!isOn && old !== undefined) config.permission_policy = old
    if (Object.keys(config).length > 1) configs.push(config)
  }
  const written: Json = {
    ...toolset,
    type: toolsetType,
    enabled_tools: on.length === builtInTools.length ? [] : [...on, ...unknownTools(toolset)],
  }
  if (configs.length > 0 || toolset.configs !== undefined) written.configs = configs
  if (toolset.disallowed_tools !== undefined) {
    written.disallowed_tools = toTexts(toolset.disallowed_tools).filter((name) => !on.some((one) => one === name))
  }
  if (isDefaultChanged) written.default_config = withPolicy(toRecord(toolset.default_config), wanted.defaultPolicy)
  return written
}

function configOf(toolset: Json, name: BuiltInTool): Json {
  return toRecord(toArray(toolset.configs).find((entry) => toRecord(entry).name === name))
}

/** A policy as the API writes it; a word we do not know is read as `always_allow`, and written only when it is changed. */
export function readPolicy(value: unknown): PermissionPolicy {
  const type = toRecord(value).type
  return permissionPolicies.find((policy) => policy === type) ?? 'always_allow'
}

export function withPolicy(config: Json, policy: PermissionPolicy): Json {
  return { ...config, permission_policy: { ...toRecord(config.permission_policy), type: policy } }
}

const off: ToolChoice = { isOn: false, policy: null }

export const noTools: Record<BuiltInTool, ToolChoice> = {
  Bash: off,
  Read: off,
  Write: off,
  Edit: off,
  Glob: off,
  Grep: off,
  WebFetch: off,
  WebSearch: off,
  ImageSearch: off,
  ImageGen: off,
  DeliverArtifacts: off,
}

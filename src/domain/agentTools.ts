import { isRecord, type Json, toRecord, toText, toTexts } from './json.ts'

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
  policy: PermissionPolicy
}
export type ToolChoices = Record<BuiltInTool, ToolChoice>

const toolsetType = 'agent_toolset_20260401'
const isToolset = (entry: unknown): entry is Json => isRecord(entry) && entry.type === toolsetType
const isCustom = (entry: unknown) => isRecord(entry) && entry.type === 'custom'

export const customToolsOf = (tools: readonly unknown[]): unknown[] => tools.filter(isCustom)

/** What each built-in tool is allowed to do, by the rules of the toolset: an empty allow-list means all of them. */
export function readToolChoices(tools: readonly unknown[]): ToolChoices {
  const toolset = tools.find(isToolset)
  const choices = { ...noTools }
  if (!toolset) return choices
  const enabled = toTexts(toolset.enabled_tools)
  const disallowed = toTexts(toolset.disallowed_tools)
  const base = toRecord(toolset.default_config)
  for (const name of builtInTools) {
    const config = configOf(toolset, name)
    const isListed = enabled.length === 0 || enabled.includes(name)
    const isEnabled = (config.enabled ?? base.enabled) !== false
    choices[name] = {
      isOn: isListed && isEnabled && !disallowed.includes(name),
      policy: toPolicy(config.permission_policy ?? base.permission_policy),
    }
  }
  return choices
}

/**
 * The tools with these choices. What was not changed keeps its form, and every field and entry we do not understand
 * stays; `custom`, when given, replaces the custom tools.
 */
export function writeTools(tools: readonly unknown[], choices: ToolChoices, custom?: readonly unknown[]): unknown[] {
  const toolset = tools.find(isToolset)
  const changed = builtInTools.filter((name) => !isSameChoice(readToolChoices(tools)[name], choices[name]))
  const isAnyOn = builtInTools.some((name) => choices[name].isOn)
  const written = changed.length === 0 ? toolset : isAnyOn ? writeToolset(toolset, choices, changed) : undefined
  const kept = tools.flatMap((entry) => {
    if (isToolset(entry)) return entry === toolset && written ? [written] : []
    return custom && isCustom(entry) ? [] : [entry]
  })
  return [...(toolset || !written ? [] : [written]), ...kept, ...(custom ?? [])]
}

export function isSameChoice(one: ToolChoice, other: ToolChoice): boolean {
  return one.isOn === other.isOn && (!one.isOn || one.policy === other.policy)
}

function writeToolset(toolset: Json | undefined, choices: ToolChoices, changed: readonly BuiltInTool[]): Json {
  const unknownNames = toTexts(toolset?.enabled_tools).filter((name) => !isBuiltIn(name))
  const on = builtInTools.filter((name) => choices[name].isOn)
  const isEverything = on.length === builtInTools.length
  const others = (Array.isArray(toolset?.configs) ? toolset.configs : []).filter(
    (entry: unknown) => !changed.some((name) => name === toText(toRecord(entry).name)),
  )
  const changedConfigs = changed.flatMap((name) => {
    const old = toolset ? configOf(toolset, name) : {}
    const { isOn, policy } = choices[name]
    const isPlain = Object.keys(old).length === 0 && policy === basePolicy(toolset) && isBaseEnabled(toolset)
    return !isOn || isPlain
      ? keepOff(old, isOn)
      : [{ ...old, name, enabled: true, permission_policy: { type: policy } }]
  })
  return {
    ...toolset,
    type: toolsetType,
    enabled_tools: isEverything ? [] : [...on, ...unknownNames],
    ...(toolset?.disallowed_tools
      ? { disallowed_tools: toTexts(toolset.disallowed_tools).filter((name) => !on.some((one) => one === name)) }
      : {}),
    configs: [...others, ...changedConfigs],
  }
}

/** A tool that is off needs no entry; one that had an entry keeps what else it said. */
const keepOff = (old: Json, isOn: boolean): Json[] => (isOn || Object.keys(old).length === 0 ? [] : [old])
const isBuiltIn = (name: string) => builtInTools.some((known) => known === name)
const basePolicy = (toolset: Json | undefined) => toPolicy(toRecord(toolset?.default_config).permission_policy)
const isBaseEnabled = (toolset: Json | undefined) => toRecord(toolset?.default_config).enabled !== false

function configOf(toolset: Json, name: BuiltInTool): Json {
  const configs = Array.isArray(toolset.configs) ? toolset.configs : []
  return toRecord(configs.find((entry) => toRecord(entry).name === name))
}

function toPolicy(value: unknown): PermissionPolicy {
  const type = toRecord(value).type
  return permissionPolicies.find((policy) => policy === type) ?? 'always_allow'
}

const off: ToolChoice = { isOn: false, policy: 'always_allow' }

export const noTools: ToolChoices = {
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

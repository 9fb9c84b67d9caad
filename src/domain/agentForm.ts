import type { Agent } from './agent.ts'
import {
  type BuiltInTool,
  builtInTools,
  customToolsOf,
  isSameChoice,
  noTools,
  readToolChoices,
  type ToolChoices,
  writeTools,
} from './agentTools.ts'
import type { Json } from './json.ts'
import { type MetadataRow, metadataPatch, rebaseMetadata, toMetadata, toMetadataRows } from './metadata.ts'

/** An agent as its form holds it. */
export interface AgentForm {
  name: string
  description: string
  modelId: string
  system: string
  tools: ToolChoices
  /** JSON text of the custom tools; empty when there are none. */
  customTools: string
  metadata: MetadataRow[]
}

export type AgentField = keyof AgentForm

export const agentFieldLabels: Record<AgentField, string> = {
  name: 'Name',
  description: 'Description',
  modelId: 'Model',
  system: 'System prompt',
  tools: 'Tools',
  customTools: 'Custom tools',
  metadata: 'Metadata',
}

const on = { isOn: true, policy: 'always_allow' } as const

/** A new agent may do everything that stays inside its sandbox. */
export const newAgentForm: AgentForm = {
  name: '',
  description: '',
  modelId: '',
  system: '',
  tools: { ...noTools, Bash: on, Read: on, Write: on, Edit: on, Glob: on, Grep: on },
  customTools: '',
  metadata: [],
}

export function toAgentForm(agent: Agent): AgentForm {
  const custom = customToolsOf(agent.tools)
  return {
    name: agent.name,
    description: agent.description,
    modelId: agent.modelId,
    system: agent.system,
    tools: readToolChoices(agent.tools),
    customTools: custom.length > 0 ? JSON.stringify(custom, null, 2) : '',
    metadata: toMetadataRows(agent.metadata),
  }
}

export function toNewAgent(form: AgentForm): Json {
  return {
    name: form.name.trim(),
    model: form.modelId,
    description: form.description,
    system: form.system,
    tools: writeTools([], form.tools, parseCustomTools(form.customTools) ?? []),
    metadata: toMetadata(form.metadata),
  }
}

/** Only what differs from `base`, and the version it was read from. Fields we do not know are never sent. */
export function toAgentPatch(base: Agent, form: AgentForm): Json & { version: number } {
  const changed = changedAgentFields(toAgentForm(base), form)
  const patch: Json & { version: number } = { version: base.version }
  if (changed.includes('name')) patch.name = form.name.trim()
  if (changed.includes('description')) patch.description = form.description
  if (changed.includes('modelId')) patch.model = form.modelId
  if (changed.includes('system')) patch.system = form.system
  if (changed.includes('tools') || changed.includes('customTools')) {
    const custom = changed.includes('customTools') ? (parseCustomTools(form.customTools) ?? []) : undefined
    patch.tools = writeTools(base.tools, form.tools, custom)
  }
  if (changed.includes('metadata')) patch.metadata = metadataPatch(base.metadata, toMetadata(form.metadata))
  return patch
}

export function changedAgentFields(from: AgentForm, to: AgentForm): AgentField[] {
  const fields: AgentField[] = []
  if (from.name !== to.name) fields.push('name')
  if (from.description !== to.description) fields.push('description')
  if (from.modelId !== to.modelId) fields.push('modelId')
  if (from.system !== to.system) fields.push('system')
  if (changedTools(from.tools, to.tools).length > 0) fields.push('tools')
  if (from.customTools.trim() !== to.customTools.trim()) fields.push('customTools')
  if (metadataPatch(toMetadata(from.metadata), toMetadata(to.metadata))) fields.push('metadata')
  return fields
}

/** My changes since `base`, on top of `theirs`. Tools and metadata are merged one by one. */
export function rebaseAgentForm(base: AgentForm, mine: AgentForm, theirs: AgentForm): AgentForm {
  const changed = changedAgentFields(base, mine)
  const pick = <Field extends AgentField>(field: Field) => (changed.includes(field) ? mine[field] : theirs[field])
  const tools = { ...theirs.tools }
  for (const name of changedTools(base.tools, mine.tools)) tools[name] = mine.tools[name]
  const metadata = rebaseMetadata(toMetadata(base.metadata), toMetadata(mine.metadata), toMetadata(theirs.metadata))
  return {
    name: pick('name'),
    description: pick('description'),
    modelId: pick('modelId'),
    system: pick('system'),
    tools,
    customTools: pick('customTools'),
    metadata: toMetadataRows(metadata),
  }
}

/** One field in words, for comparing versions and for copying what was typed. */
export function agentFieldText(form: AgentForm, field: AgentField): string {
  switch (field) {
    case 'tools':
      return builtInTools
        .filter((name) => form.tools[name].isOn)
        .map((name) => (form.tools[name].policy === 'always_allow' ? name : `${name} (${form.tools[name].policy})`))
        .join(', ')
    case 'metadata':
      return form.metadata.map(({ key, value }) => `${key} = ${value}`).join('\n')
    default:
      return form[field]
  }
}

/** Null when the text is not a JSON list of objects. */
export function parseCustomTools(text: string): unknown[] | null {
  if (text.trim() === '') return []
  try {
    const value: unknown = JSON.parse(text)
    const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null)
    return isList ? value : null
  } catch {
    // Not JSON: the form says so beside the field.
    return null
  }
}

function changedTools(from: ToolChoices, to: ToolChoices): BuiltInTool[] {
  return builtInTools.filter((name) => !isSameChoice(from[name], to[name]))
}

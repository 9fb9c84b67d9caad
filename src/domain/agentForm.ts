import { readModelId } from './agent.ts'
import {
  type CustomToolRow,
  type McpServerRow,
  type RosterRow,
  readCustomTools,
  readMcpServers,
  readRoster,
  readSkills,
  type SkillRow,
  withEntries,
  writeMcpServers,
  writeRoster,
  writeSkills,
} from './agentEntries.ts'
import { readToolChoices, type ToolChoices, withToolChoices } from './agentTools.ts'
import { isSameJson } from './documentPatch.ts'
import { isRecord, type Json, toArray, toNumberOrNull, toRecord, toText, toTextMap } from './json.ts'
import { type MetadataRow, toMetadata, toMetadataRows } from './metadata.ts'

/** An agent's document as its form holds it. What the form does not show stays in the document. */
export interface AgentForm {
  name: string
  description: string
  modelId: string
  /** Empty is the model's own default. */
  effort: string
  /** In tokens; empty is the model's own default. */
  contextWindow: string
  system: string
  builtIn: ToolChoices
  customTools: CustomToolRow[]
  mcpServers: McpServerRow[]
  skills: SkillRow[]
  /** Null when the agent is no coordinator. */
  roster: RosterRow[] | null
  metadata: MetadataRow[]
}

/** Documents are never changed in place, and a large one takes a moment to read. */
const readBefore = new WeakMap<Json, AgentForm>()

export function toAgentForm(document: Json): AgentForm {
  const known = readBefore.get(document)
  if (known) return known
  const form = readAgentForm(document)
  readBefore.set(document, form)
  return form
}

function readAgentForm(document: Json): AgentForm {
  const tools = toArray(document.tools)
  return {
    name: toText(document.name),
    description: toText(document.description),
    ...readModelChoice(document.model),
    system: toText(document.system),
    builtIn: readToolChoices(tools),
    customTools: readCustomTools(tools),
    mcpServers: readMcpServers(toArray(document.mcp_servers), tools),
    skills: readSkills(toArray(document.skills)),
    roster: readRoster(document.multiagent),
    metadata: toMetadataRows(toTextMap(document.metadata)),
  }
}

/** The document with what was changed in its form. Everything that was not changed stays as it is, to the character. */
export function writeAgentForm(document: Json, form: AgentForm): Json {
  const before = toAgentForm(document)
  const differs = (...fields: (keyof AgentForm)[]) => fields.some((field) => !isSameJson(before[field], form[field]))
  const written: Json = { ...document }
  if (differs('name')) written.name = form.name.trim()
  if (differs('description')) written.description = form.description
  if (differs('modelId', 'effort', 'contextWindow')) written.model = writeModel(document.model, form)
  if (differs('system')) written.system = form.system
  if (differs('builtIn', 'customTools', 'mcpServers')) {
    const tools = withToolChoices(toArray(document.tools), form.builtIn)
    written.tools = differs('customTools', 'mcpServers')
      ? withEntries(tools, toArray(document.mcp_servers), form)
      : tools
  }
  if (differs('mcpServers')) written.mcp_servers = writeMcpServers(form.mcpServers)
  if (differs('skills')) written.skills = writeSkills(form.skills)
  if (differs('roster')) written.multiagent = writeRoster(form.roster, document.multiagent)
  if (differs('metadata')) written.metadata = toMetadata(form.metadata)
  return written
}

function readModelChoice(model: unknown): Pick<AgentForm, 'modelId' | 'effort' | 'contextWindow'> {
  const { effort, context_window: contextWindow } = toRecord(model)
  return {
    modelId: readModelId(model),
    effort: isRecord(effort) ? toText(effort.type) : toText(effort),
    contextWindow: String(toNumberOrNull(contextWindow) ?? ''),
  }
}

/** A plain name where nothing else is chosen: some models accept no other form. */
function writeModel(before: unknown, { modelId, effort, contextWindow }: AgentForm): unknown {
  const isSameModel = readModelId(before) === modelId
  const { effort: oldEffort, context_window: _, ...kept } = isSameModel ? toRecord(before) : {}
  const model: Json = { ...kept, id: modelId }
  if (effort !== '') model.effort = isRecord(oldEffort) ? { ...oldEffort, type: effort } : effort
  if (contextWindow !== '') model.context_window = Number(contextWindow)
  return Object.keys(model).length === 1 ? modelId : model
}

/** The document of a new agent: it may do everything that stays inside its sandbox. */
export const newAgentDocument: Json = {
  name: '',
  model: '',
  description: '',
  system: '',
  tools: [{ type: 'agent_toolset_20260401', enabled_tools: ['Bash', 'Read', 'Write', 'Edit', 'Glob', 'Grep'] }],
  mcp_servers: [],
  skills: [],
  multiagent: null,
  metadata: {},
}

import { builtInTools, isToolset, readToolChoices } from './agentTools.ts'
import { type DocumentPart, type PartDifference, partDifferences, partText } from './documentParts.ts'
import { isRecord, type Json, toArray, toRecord, toText, toTextMap } from './json.ts'

const known: Record<string, string> = {
  name: 'Name',
  description: 'Description',
  model: 'Model',
  system: 'System prompt',
}
const lists = ['tools', 'mcp_servers', 'skills', 'multiagent', 'metadata']

/** Documents are never changed in place, and a large one takes a moment to tell. */
const toldBefore = new WeakMap<Json, DocumentPart[]>()

/** An agent's document part by part: each tool and server is one, and each member that we do not know. */
export function toAgentParts(document: Json): DocumentPart[] {
  const known = toldBefore.get(document)
  if (known) return known
  const parts = tellParts(document)
  toldBefore.set(document, parts)
  return parts
}

function tellParts(document: Json): DocumentPart[] {
  const others = Object.keys(document).filter((key) => !(key in known) && !lists.includes(key))
  return [
    ...Object.entries(known).map(([key, label]) => ({ label, text: partText(document[key]) })),
    ...toolParts(toArray(document.tools)),
    ...toArray(document.mcp_servers).map((server) => ({
      label: `MCP server ${toText(toRecord(server).name)}`,
      text: isPlain(server, ['type', 'name', 'url']) ? toText(toRecord(server).url) : partText(server),
    })),
    { label: 'Skills', text: toArray(document.skills).map(skillText).join('\n') },
    { label: 'Multiagent', text: document.multiagent === null ? '' : partText(document.multiagent) },
    {
      label: 'Metadata',
      text: Object.entries(toTextMap(document.metadata))
        .map(([key, value]) => `${key} = ${value}`)
        .sort()
        .join('\n'),
    },
    ...others.map((key) => ({ label: key, text: partText(document[key]) })),
  ]
}

/** The parts in which two documents differ, in the order they are shown. */
export const differingParts = (from: Json, to: Json): PartDifference[] =>
  partDifferences(toAgentParts(from), toAgentParts(to))

function toolParts(tools: unknown[]): DocumentPart[] {
  const { tools: choices, defaultPolicy } = readToolChoices(tools)
  const on = builtInTools.filter((name) => choices[name].isOn)
  const words = on.map((name) => `${name}: ${choices[name].policy ?? defaultPolicy}`)
  const toolset = tools.find(isToolset)
  const rest = unknownOf(toolset)
  const parts = [{ label: 'Built-in tools', text: [...words, ...rest].join('\n') }]
  for (const [index, tool] of tools.entries()) {
    if (tool !== toolset) parts.push({ label: toolLabel(tool, index), text: partText(tool) })
  }
  return parts
}

/** What the toolset says beyond the choices that are told in words. */
function unknownOf(toolset: Json | undefined): string[] {
  const { type: _, enabled_tools: _on, disallowed_tools: _off, configs, default_config: base, ...extra } = toolset ?? {}
  const configsExtra = toArray(configs)
    .map(toRecord)
    .flatMap(({ name, enabled: _e, permission_policy: _p, ...more }) =>
      Object.keys(more).length > 0 ? [`${toText(name)}: ${JSON.stringify(more)}`] : [],
    )
  const { enabled: _e, permission_policy: _p, ...baseExtra } = toRecord(base)
  return [
    ...configsExtra,
    ...[extra, baseExtra].filter((more) => Object.keys(more).length > 0).map((more) => JSON.stringify(more, null, 2)),
  ]
}

function toolLabel(tool: unknown, index: number): string {
  const { type, name, mcp_server_name: server } = toRecord(tool)
  if (type === 'custom') return `Custom tool ${toText(name)}`
  if (type === 'mcp_toolset') return `Tools of ${toText(server)}`
  return toText(type) || `Tool ${index + 1}`
}

const isPlain = (value: unknown, keys: string[]) =>
  isRecord(value) && Object.keys(value).every((key) => keys.includes(key))

function skillText(skill: unknown): string {
  if (!isPlain(skill, ['type', 'skill_id', 'version'])) return partText(skill)
  const { skill_id: id, version } = toRecord(skill)
  return `${toText(id)} ${version === undefined || version === null ? 'latest' : `version ${String(version)}`}`
}

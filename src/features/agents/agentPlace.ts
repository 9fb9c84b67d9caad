import type { FieldPath } from 'react-hook-form'
import type { AgentForm } from '@/domain/agentForm.ts'
import { type Json, toArray, toRecord } from '@/domain/json.ts'

type Place = FieldPath<AgentForm>

/** Where a field of the API stands in the form, given the document that was sent: `tools` is shown in three places. */
export function agentPlace(document: Json): (path: readonly string[]) => Place | null {
  return ([member = '', index, ...rest]) => {
    switch (member) {
      case 'name':
      case 'description':
      case 'system':
      case 'metadata':
        return member
      case 'model':
        return index === 'effort' ? 'effort' : index === 'context_window' ? 'contextWindow' : 'modelId'
      case 'mcp_servers':
        return index === undefined ? 'mcpServers' : `mcpServers.${Number(index)}.${rest[0] === 'url' ? 'url' : 'name'}`
      case 'skills':
        return index === undefined
          ? 'skills'
          : `skills.${Number(index)}.${rest[0] === 'version' ? 'version' : 'skillId'}`
      case 'multiagent':
        return rest[0] === undefined ? 'roster' : `roster.${Number(rest[0])}.agentId`
      case 'tools':
        return toolPlace(document, index, rest)
      default:
        return null
    }
  }
}

function toolPlace(document: Json, index: string | undefined, [field]: string[]): Place {
  const tools = toArray(document.tools).map(toRecord)
  const tool = index === undefined ? undefined : tools[Number(index)]
  if (tool?.type === 'custom') {
    const row = tools.filter(({ type }) => type === 'custom').indexOf(tool)
    const part = field === 'description' ? 'description' : field === 'input_schema' ? 'inputSchema' : 'name'
    return `customTools.${row}.${part}`
  }
  if (tool?.type === 'mcp_toolset') {
    const row = toArray(document.mcp_servers).findIndex((server) => toRecord(server).name === tool.mcp_server_name)
    return row === -1 ? 'mcpServers' : `mcpServers.${row}.name`
  }
  return 'builtIn'
}

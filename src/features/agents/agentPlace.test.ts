import { expect, it } from 'vitest'
import { toParamPath } from '@/queries/showProblem.ts'
import { agentPlace } from './agentPlace.ts'

const sent = {
  tools: [
    { type: 'agent_toolset_20260401' },
    { type: 'custom', name: 'one' },
    { type: 'mcp_toolset', mcp_server_name: 'tracker' },
    { type: 'custom', name: 'two' },
  ],
  mcp_servers: [{ name: 'other' }, { name: 'tracker' }],
}

it.each([
  ['name', 'name'],
  ['model', 'modelId'],
  ['model.effort', 'effort'],
  ['metadata.team', 'metadata'],
  ['tools', 'builtIn'],
  ['tools.0.enabled_tools.1', 'builtIn'],
  ['tools[1].name', 'customTools.0.name'],
  ['tools.3.input_schema', 'customTools.1.inputSchema'],
  ['tools.2.mcp_server_name', 'mcpServers.1.name'],
  ['mcp_servers.1.url', 'mcpServers.1.url'],
  ['skills[2].version', 'skills.2.version'],
  ['multiagent.agents.3', 'roster.3.agentId'],
  ['future_field', null],
])('shows an objection to %s at %s', (param, place) => {
  expect(agentPlace(sent)(toParamPath(param))).toBe(place)
})

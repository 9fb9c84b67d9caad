import { expect, it } from 'vitest'
import type { JsonObject } from '../canonical.ts'
import { toToolPolicy } from './toolPolicy.ts'

const builtIns = ['Bash', 'Read', 'WebFetch'].map((name) => ({ name, description: '', inputSchema: {} }))
const toolset = (fields: JsonObject = {}): JsonObject => ({ type: 'agent_toolset_20260401', ...fields })
const namesOf = (...tools: JsonObject[]) => toToolPolicy(tools, builtIns).definitions.map(({ name }) => name)

it('gives an agent without tools none', () => {
  expect(namesOf()).toEqual([])
})

it('takes an empty list of enabled tools for all of them', () => {
  expect(namesOf(toolset())).toEqual(['Bash', 'Read', 'WebFetch'])
  expect(namesOf(toolset({ enabled_tools: [] }))).toEqual(['Bash', 'Read', 'WebFetch'])
})

it('hides what is not listed, what is disallowed and what is switched off', () => {
  expect(namesOf(toolset({ enabled_tools: ['Read', 'web_fetch'] }))).toEqual(['Read', 'WebFetch'])
  expect(namesOf(toolset({ disallowed_tools: ['Bash'] }))).toEqual(['Read', 'WebFetch'])
  expect(namesOf(toolset({ configs: [{ name: 'Bash', enabled: false }] }))).toEqual(['Read', 'WebFetch'])
  expect(namesOf(toolset({ default_config: { enabled: false }, configs: [{ name: 'Read', enabled: true }] }))).toEqual([
    'Read',
  ])
})

it('takes the policy of a tool before that of all tools', () => {
  const { rules } = toToolPolicy(
    [
      toolset({
        default_config: { permission_policy: { type: 'always_ask' } },
        configs: [
          { name: 'read', permission_policy: { type: 'always_allow' } },
          { name: 'web_fetch', permission_policy: { type: 'always_deny' } },
        ],
      }),
    ],
    builtIns,
  )
  expect(Object.fromEntries(rules)).toEqual({
    Bash: { kind: 'built-in', permission: 'ask' },
    Read: { kind: 'built-in', permission: 'allow' },
    WebFetch: { kind: 'built-in', permission: 'deny' },
  })
})

it('asks when it cannot read a policy', () => {
  const { rules } = toToolPolicy(
    [toolset({ default_config: { permission_policy: { type: 'on_full_moon' } } })],
    builtIns,
  )
  expect(rules.get('Bash')).toEqual({ kind: 'built-in', permission: 'ask' })
})

it('offers custom tools with their schema and names the MCP servers', () => {
  const schema = { type: 'object', properties: { sku: { type: 'string' } } }
  const policy = toToolPolicy(
    [
      { type: 'custom', name: 'lookup', description: 'Looks up.', input_schema: schema },
      { type: 'mcp_toolset', mcp_server_name: 'tracker' },
    ],
    builtIns,
  )
  expect(policy.definitions).toEqual([{ name: 'lookup', description: 'Looks up.', inputSchema: schema }])
  expect(policy.rules.get('lookup')).toEqual({ kind: 'custom' })
  expect(policy.mcpToolsets.map((toolset) => toolset.mcp_server_name)).toEqual(['tracker'])
})

import { describe, expect, it } from 'vitest'
import { readAgent } from './agent.ts'
import { rebaseAgentForm, toAgentForm, toAgentPatch, toNewAgent } from './agentForm.ts'
import { builtInTools, readToolChoices, writeTools } from './agentTools.ts'

const toolset = {
  type: 'agent_toolset_20260401',
  enabled_tools: ['Bash', 'Read', 'TimeTravel'],
  configs: [{ name: 'Bash', enabled: true, permission_policy: { type: 'always_ask' }, note: 'kept' }],
}
const custom = { type: 'custom', name: 'lookup', description: 'Finds.', input_schema: { type: 'object' } }
const mcp = { type: 'mcp_toolset', mcp_server_name: 'tracker' }
const agent = readAgent({
  id: 'agent_1',
  name: 'helper',
  description: 'old',
  model: { id: 'ultimate', effort: 'high' },
  system: 'Be brief.',
  tools: [toolset, mcp, custom],
  mcp_servers: [{ type: 'url', name: 'tracker', url: 'https://mcp.example.test' }],
  metadata: { team: 'docs', tier: '1' },
  version: 3,
  future_field: { a: 1 },
})

describe('what is sent for a changed agent', () => {
  it('is only what changed, and the version it was read from', () => {
    expect(toAgentPatch(agent, toAgentForm(agent))).toEqual({ version: 3 })
    expect(toAgentPatch(agent, { ...toAgentForm(agent), description: 'new' })).toEqual({
      version: 3,
      description: 'new',
    })
  })

  it('leaves the model object alone until another model is chosen', () => {
    const form = toAgentForm(agent)
    expect(form.modelId).toBe('ultimate')
    expect(toAgentPatch(agent, { ...form, modelId: 'auto' }).model).toBe('auto')
  })

  it('patches metadata key by key', () => {
    const metadata = [{ key: 'team', value: 'web' }]
    expect(toAgentPatch(agent, { ...toAgentForm(agent), metadata }).metadata).toEqual({ team: 'web', tier: null })
  })

  it('keeps entries and fields of the tools that nobody here understands', () => {
    const form = toAgentForm(agent)
    const tools = { ...form.tools, Grep: { isOn: true, policy: 'always_allow' as const } }
    expect(toAgentPatch(agent, { ...form, tools }).tools).toEqual([
      { ...toolset, enabled_tools: ['Bash', 'Read', 'Grep', 'TimeTravel'] },
      mcp,
      custom,
    ])
  })

  it('replaces custom tools only when their text was edited', () => {
    const form = toAgentForm(agent)
    expect(toAgentPatch(agent, { ...form, customTools: `${form.customTools}  ` })).toEqual({ version: 3 })
    expect(toAgentPatch(agent, { ...form, customTools: '' }).tools).toEqual([toolset, mcp])
  })
})

describe('built-in tools', () => {
  it('are all on when the allow-list is empty or missing', () => {
    const choices = readToolChoices([{ type: 'agent_toolset_20260401' }])
    expect(builtInTools.every((name) => choices[name].isOn)).toBe(true)
  })

  it('are all off without a toolset, and the toolset goes when the last one is switched off', () => {
    const none = readToolChoices([])
    expect(builtInTools.some((name) => none[name].isOn)).toBe(false)
    expect(writeTools([toolset, mcp], none)).toEqual([mcp])
  })

  it('obey default_config and disallowed_tools', () => {
    const choices = readToolChoices([
      {
        type: 'agent_toolset_20260401',
        disallowed_tools: ['WebFetch'],
        default_config: { permission_policy: { type: 'always_ask' } },
      },
    ])
    expect(choices.WebFetch.isOn).toBe(false)
    expect(choices.Bash).toEqual({ isOn: true, policy: 'always_ask' })
  })

  it('read back as they were chosen, whatever the toolset said before', () => {
    const wanted = { ...readToolChoices([toolset]) }
    wanted.Bash = { isOn: false, policy: 'always_allow' }
    wanted.Edit = { isOn: true, policy: 'always_deny' }
    const before = { ...toolset, default_config: { enabled: false }, disallowed_tools: ['Edit'] }
    const read = readToolChoices(writeTools([before], wanted))
    expect(read.Bash.isOn).toBe(false)
    expect(read.Edit).toEqual(wanted.Edit)
    expect(read.Read.isOn).toBe(true)
  })
})

it('puts my changes on top of a newer version, field by field, tool by tool, key by key', () => {
  const base = toAgentForm(agent)
  const ask = { isOn: true, policy: 'always_ask' as const }
  const mine = {
    ...base,
    system: 'Mine',
    tools: { ...base.tools, Grep: ask },
    metadata: [{ key: 'team', value: 'me' }],
  }
  const theirs = {
    ...base,
    system: 'Theirs',
    description: 'theirs',
    tools: { ...base.tools, Glob: ask },
    metadata: [...base.metadata, { key: 'new', value: 'x' }],
  }
  const merged = rebaseAgentForm(base, mine, theirs)
  expect(merged.system).toBe('Mine')
  expect(merged.description).toBe('theirs')
  expect([merged.tools.Grep, merged.tools.Glob]).toEqual([ask, ask])
  expect(merged.metadata).toEqual([
    { key: 'team', value: 'me' },
    { key: 'new', value: 'x' },
  ])
})

it('writes a new agent with a strict allow-list', () => {
  const form = { ...toAgentForm(readAgent({})), name: ' helper ', modelId: 'auto' }
  form.tools = { ...form.tools, Bash: { isOn: true, policy: 'always_ask' } }
  expect(toNewAgent(form)).toEqual({
    name: 'helper',
    model: 'auto',
    description: '',
    system: '',
    tools: [
      {
        type: 'agent_toolset_20260401',
        enabled_tools: ['Bash'],
        configs: [{ name: 'Bash', enabled: true, permission_policy: { type: 'always_ask' } }],
      },
    ],
    metadata: {},
  })
})

import { describe, expect, it } from 'vitest'
import { rebaseAgentDocument, toAgentDocument } from './agentDocument.ts'
import { toAgentForm, writeAgentForm } from './agentForm.ts'
import { differingParts } from './agentParts.ts'
import { builtInTools, readToolChoices, withToolChoices } from './agentTools.ts'
import { documentPatch } from './documentPatch.ts'

const toolset = {
  type: 'agent_toolset_20260401',
  enabled_tools: ['Bash', 'Read', 'TimeTravel'],
  configs: [{ name: 'Bash', enabled: true, permission_policy: { type: 'always_ask' }, note: 'kept' }],
}
const custom = { type: 'custom', name: 'lookup', description: 'Finds.', input_schema: { type: 'object' }, extra: 1 }
const mcp = { type: 'mcp_toolset', mcp_server_name: 'tracker', future: true }
const server = { type: 'url', name: 'tracker', url: 'https://mcp.example.test', region: 'eu' }
const raw = {
  id: 'agent_1',
  name: 'helper',
  description: 'old',
  model: { id: 'ultimate', effort: 'high', speed: 'fast' },
  system: 'Be brief.',
  tools: [toolset, mcp, custom],
  mcp_servers: [server],
  skills: [{ type: 'qoder', skill_id: 'skill_1', version: '7' }],
  multiagent: { type: 'coordinator', agents: [{ type: 'agent', id: 'agent_2', version: 4 }] },
  metadata: { team: 'docs', tier: '1' },
  version: 3,
  future_field: { a: 1 },
}
const document = toAgentDocument(raw)
const form = toAgentForm(document)
const patchOf = (change: Partial<typeof form>) =>
  documentPatch(document, writeAgentForm(document, { ...form, ...change }))

describe('what is sent for a changed agent', () => {
  it('is nothing when nothing was changed, whatever the form does not understand', () => {
    expect(writeAgentForm(document, structuredClone(form))).toEqual(document)
    expect(patchOf({})).toEqual({})
  })

  it('is only what was changed', () => {
    expect(patchOf({ description: 'new' })).toEqual({ description: 'new' })
  })

  it('keeps what else a model object says until another model is chosen', () => {
    expect(patchOf({ effort: 'low' }).model).toEqual({ id: 'ultimate', effort: 'low', speed: 'fast' })
    expect(patchOf({ modelId: 'auto', effort: '' }).model).toBe('auto')
    expect(patchOf({ contextWindow: '400000' }).model).toMatchObject({ context_window: 400_000 })
  })

  it('patches metadata key by key', () => {
    expect(patchOf({ metadata: [{ key: 'team', value: 'web' }] }).metadata).toEqual({ team: 'web', tier: null })
  })

  it('keeps entries and fields of the tools that nobody here understands', () => {
    const tools = { ...form.builtIn.tools, Grep: { isOn: true, policy: null } }
    expect(patchOf({ builtIn: { ...form.builtIn, tools } }).tools).toEqual([
      { ...toolset, enabled_tools: ['Bash', 'Read', 'Grep', 'TimeTravel'] },
      mcp,
      custom,
    ])
  })

  it('changes one custom tool and keeps what else its entry says', () => {
    const customTools = form.customTools.map((tool) => ({ ...tool, description: 'Finds more.' }))
    expect(patchOf({ customTools }).tools).toEqual([toolset, mcp, { ...custom, description: 'Finds more.' }])
    expect(patchOf({ customTools: [] }).tools).toEqual([toolset, mcp])
  })

  it('lets the tools of a server follow its name, and go with it', () => {
    const renamed = form.mcpServers.map((one) => ({ ...one, name: 'issues', policy: 'always_ask' as const }))
    expect(patchOf({ mcpServers: renamed })).toEqual({
      tools: [
        toolset,
        { ...mcp, mcp_server_name: 'issues', default_config: { permission_policy: { type: 'always_ask' } } },
        custom,
      ],
      mcp_servers: [{ ...server, name: 'issues' }],
    })
    expect(patchOf({ mcpServers: [] })).toEqual({ tools: [toolset, custom], mcp_servers: [] })
  })

  it('pins and unpins skills, and names other agents', () => {
    expect(patchOf({ skills: form.skills.map((skill) => ({ ...skill, version: '' })) }).skills).toEqual([
      { type: 'qoder', skill_id: 'skill_1' },
    ])
    expect(patchOf({ roster: [{ entry: null, agentId: '', version: null }] }).multiagent).toEqual({
      type: 'coordinator',
      agents: [{ type: 'self' }],
    })
    expect(patchOf({ roster: null }).multiagent).toBeNull()
  })

  it('clears a member that was taken out of the JSON', () => {
    const { system: _, tools: __, future_field: ___, ...rest } = document
    expect(documentPatch(document, rest)).toEqual({ system: '', tools: [], future_field: null })
  })
})

it('brings a schema that is not JSON yet back as it was typed', () => {
  const customTools = form.customTools.map((tool) => ({ ...tool, inputSchema: '{ "type": ' }))
  const half = writeAgentForm(document, { ...form, customTools })
  expect(toAgentForm(JSON.parse(JSON.stringify(half))).customTools[0]?.inputSchema).toBe('{ "type": ')
})

describe('built-in tools', () => {
  const { tools: read } = readToolChoices([toolset])

  it('are all on when the allow-list is empty or missing', () => {
    const { tools } = readToolChoices([{ type: 'agent_toolset_20260401' }])
    expect(builtInTools.every((name) => tools[name].isOn)).toBe(true)
  })

  it('are all off without a toolset, and a plain toolset goes when the last one is switched off', () => {
    const none = readToolChoices([])
    expect(builtInTools.some((name) => none.tools[name].isOn)).toBe(false)
    expect(withToolChoices([{ type: 'agent_toolset_20260401', enabled_tools: ['Bash'] }, mcp], none)).toEqual([mcp])
  })

  it('obey default_config and disallowed_tools', () => {
    const { tools, defaultPolicy } = readToolChoices([
      {
        type: 'agent_toolset_20260401',
        disallowed_tools: ['WebFetch'],
        default_config: { permission_policy: { type: 'always_ask' } },
      },
    ])
    expect(tools.WebFetch.isOn).toBe(false)
    expect(tools.Bash).toEqual({ isOn: true, policy: null })
    expect(defaultPolicy).toBe('always_ask')
  })

  it('read back as they were chosen, whatever the toolset said before', () => {
    const tools = {
      ...read,
      Bash: { isOn: false, policy: null },
      Edit: { isOn: true, policy: 'always_deny' as const },
      Read: { isOn: true, policy: 'always_ask' as const },
    }
    const before = { ...toolset, default_config: { enabled: false }, disallowed_tools: ['Edit'] }
    const written = withToolChoices([before], { tools, defaultPolicy: 'always_ask' })
    const again = readToolChoices(written)
    expect(again.tools.Bash.isOn).toBe(false)
    expect(again.tools.Edit).toEqual(tools.Edit)
    expect(again.tools.Read).toEqual(tools.Read)
    expect(again.defaultPolicy).toBe('always_ask')
    expect(JSON.stringify(written)).toContain('kept')
  })
})

it('puts my changes on top of a newer version, field by field, tool by tool, key by key', () => {
  const ask = { isOn: true, policy: 'always_ask' as const }
  const withTool = (name: 'Grep' | 'Glob') => ({ ...form.builtIn, tools: { ...form.builtIn.tools, [name]: ask } })
  const mine = writeAgentForm(document, {
    ...form,
    system: 'Mine',
    builtIn: withTool('Grep'),
    customTools: form.customTools.map((tool) => ({ ...tool, description: 'Mine.' })),
    metadata: [{ key: 'team', value: 'me' }],
  })
  const theirs = writeAgentForm(document, {
    ...form,
    system: 'Theirs',
    description: 'theirs',
    builtIn: withTool('Glob'),
    mcpServers: [],
    metadata: [...form.metadata, { key: 'new', value: 'x' }],
  })
  const merged = rebaseAgentDocument(document, mine, theirs)
  const read = toAgentForm(merged)
  expect([read.system, read.description]).toEqual(['Mine', 'theirs'])
  expect([read.builtIn.tools.Grep, read.builtIn.tools.Glob]).toEqual([ask, ask])
  expect(read.customTools.map(({ description }) => description)).toEqual(['Mine.'])
  expect(read.mcpServers).toEqual([])
  expect(merged.metadata).toEqual({ team: 'me', new: 'x' })
  expect(merged.future_field).toEqual({ a: 1 })
})

it('names the parts in which two versions differ, members nobody knows included', () => {
  const after = { ...document, system: 'Be kind.', tools: [toolset, mcp], future_field: { a: 2 } }
  expect(differingParts(document, after).map(({ label }) => label)).toEqual([
    'System prompt',
    'Custom tool lookup',
    'future_field',
  ])
  const noted = { ...toolset, configs: [{ ...toolset.configs[0], note: 'changed' }] }
  expect(differingParts(document, { ...document, tools: [noted, mcp, custom] })).toHaveLength(1)
})

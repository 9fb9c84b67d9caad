import { afterEach, expect, it } from 'vitest'
import type { JsonObject } from '../canonical.ts'
import type { McpServers, McpTools } from '../mcp/mcpServers.ts'
import { textBlock } from '../model/contentBlocks.ts'
import { createTestCloud, isIdle, says, type TestCloud, type TestCloudOptions, userSays } from './testCloud.ts'

const opened: TestCloud[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map((cloud) => cloud.remove()))
})

const token = 'tok-1234567890'
const search = { server: 'tracker', name: 'search', description: 'Finds issues.', inputSchema: { type: 'object' } }

/** Servers that offer what the test says. */
function offering(tools: Partial<McpTools>): McpServers & { removed: string[] } {
  const removed: string[] = []
  return {
    removed,
    open: async () => ({
      tools: [search],
      problems: [],
      leftOut: [],
      call: async (_server, tool, input) => ({
        content: [textBlock(`${tool} ${JSON.stringify(input)}`)],
        isError: false,
      }),
      secrets: () => [{ label: 'tracker', value: token }],
      ...tools,
    }),
    remove: async (id) => void removed.push(id),
    close: async () => undefined,
  }
}

async function open(mcp: McpServers, answers: TestCloudOptions['answers'], more: Partial<TestCloudOptions> = {}) {
  const cloud = await createTestCloud({ answers, mcp, ...more })
  opened.push(cloud)
  return cloud
}

const withToolset = (toolset: JsonObject = {}) => ({
  tools: [{ type: 'mcp_toolset', mcp_server_name: 'tracker', ...toolset }],
  mcpServers: [{ type: 'url', name: 'tracker', url: 'https://mcp.example.org/mcp' }],
})

const callThenSay = [says({ call: 'mcp__tracker__search', input: { query: 'open' } }), says('done')]

it('calls a tool of an MCP server and tells the model what it answered', async () => {
  const { runtime, createSession, until, events, requests } = await open(offering({}), callThenSay)
  const id = await createSession(withToolset())
  await runtime.submit(id, [userSays('go')])
  await until(id, isIdle)
  const told = await events(id)
  const use = told.find(({ type }) => type === 'agent.mcp_tool_use')
  expect(use?.payload).toEqual({
    name: 'search',
    mcp_server_name: 'tracker',
    input: { query: 'open' },
    evaluated_permission: 'allow',
  })
  expect(told.find(({ type }) => type === 'agent.mcp_tool_result')?.payload).toEqual({
    mcp_tool_use_id: use?.id,
    content: [textBlock('search {"query":"open"}')],
    is_error: false,
  })
  expect(requests[0]?.tools).toEqual([
    { name: 'mcp__tracker__search', description: 'Finds issues.', inputSchema: { type: 'object' } },
  ])
  expect(requests[1]?.messages.slice(-2)).toMatchObject([
    { role: 'assistant', toolCalls: [{ callId: use?.id, name: 'mcp__tracker__search' }] },
    { role: 'tool', callId: use?.id, isError: false },
  ])
})

it('waits for a person where the policy asks, also over a restart', async () => {
  const ask = { configs: [{ name: 'search', permission_policy: { type: 'always_ask' } }] }
  const { runtime, createSession, until, events, restart } = await open(offering({}), callThenSay)
  const id = await createSession(withToolset(ask))
  await runtime.submit(id, [userSays('go')])
  const paused = await until(id, isIdle)
  const use = (await events(id)).find(({ type }) => type === 'agent.mcp_tool_use')
  expect(use?.payload.evaluated_permission).toBe('ask')
  expect(paused.payload.stop_reason).toEqual({ type: 'requires_action', event_ids: [use?.id] })
  await runtime.close()
  const allow = { type: 'user.tool_confirmation', payload: { tool_use_id: use?.id, result: 'allow' } }
  await restart().submit(id, [allow])
  const result = await until(id, ({ type }) => type === 'agent.mcp_tool_result')
  expect(result.payload.is_error).toBe(false)
  await until(id, (event) => isIdle(event) && event.seq > result.seq)
})

it('refuses what a person or the policy refuses', async () => {
  const deny = { default_config: { permission_policy: { type: 'always_deny' } } }
  const { runtime, createSession, until } = await open(offering({}), callThenSay)
  const id = await createSession(withToolset(deny))
  await runtime.submit(id, [userSays('go')])
  const { payload } = await until(id, ({ type }) => type === 'agent.mcp_tool_result')
  expect(payload).toMatchObject({ is_error: true, content: [{ text: expect.stringContaining('permission policy') }] })
  await until(id, isIdle)
})

it('offers no tool that its toolset switches off', async () => {
  const off = { default_config: { enabled: false }, configs: [{ name: 'other', enabled: true }] }
  const { runtime, createSession, until, requests } = await open(offering({}), [says('nothing to use')])
  const id = await createSession(withToolset(off))
  await runtime.submit(id, [userSays('go')])
  await until(id, isIdle)
  expect(requests[0]?.tools).toEqual([])
})

it('warns in each turn of a server it cannot use, and goes on without it', async () => {
  const problem = {
    server: 'tracker',
    type: 'mcp_connection_failed_error' as const,
    message: "The MCP server 'tracker' is down.",
    fields: {},
  }
  const mcp = offering({ tools: [], problems: [problem] })
  const { runtime, createSession, until, events } = await open(mcp, [says('without it')])
  const id = await createSession(withToolset())
  for (const text of ['one', 'two']) {
    const { length } = await events(id)
    await runtime.submit(id, [userSays(text)])
    await until(id, (event) => isIdle(event) && event.seq > length)
  }
  const errors = (await events(id)).filter(({ type }) => type === 'session.error')
  expect(errors.map(({ payload }) => payload.error)).toMatchObject([
    { type: 'mcp_connection_failed_error', mcp_server_name: 'tracker' },
    { type: 'mcp_connection_failed_error', mcp_server_name: 'tracker' },
  ])
})

it('gives an interrupted call a result of its own type', async () => {
  const hanging = offering({ call: () => new Promise(() => {}) })
  const { runtime, createSession, until } = await open(hanging, callThenSay)
  const id = await createSession(withToolset())
  await runtime.submit(id, [userSays('go')])
  const use = await until(id, ({ type }) => type === 'agent.mcp_tool_use')
  await runtime.submit(id, [{ type: 'user.interrupt', payload: {} }])
  const result = await until(id, ({ type }) => type === 'agent.mcp_tool_result')
  expect(result.payload).toMatchObject({ mcp_tool_use_id: use.id, is_error: true })
})

it('ends the connections of a session that is deleted', async () => {
  const mcp = offering({})
  const { runtime, createSession, store } = await open(mcp, callThenSay)
  const id = await createSession(withToolset())
  await runtime.forget(id, async () => void (await store.sessions.remove(id)))
  expect(mcp.removed).toEqual([id])
})

it('masks secrets of vaults and tokens of servers in what tools print, and gives a changed one to the next turn', async () => {
  let value = 'first-secret-value'
  const { runtime, createSession, until, events } = await open(
    offering({ call: async () => ({ content: [textBlock(`seen ${token}`)], isError: true }) }),
    [says({ call: 'Bash', input: { command: 'env' } }, { call: 'mcp__tracker__search' }), says('done')],
    {
      vaultVariables: async () => ({ variables: { API_TOKEN: value }, problems: [`A vault is gone, ${value}.`] }),
      run: async () => ({
        content: [textBlock(`API_TOKEN=${value} ${btoa(value)} ${encodeURIComponent(value)}`)],
        isError: false,
      }),
    },
  )
  const { tools, mcpServers } = withToolset()
  const id = await createSession({ tools: [...tools, { type: 'agent_toolset_20260401' }], mcpServers })
  await runtime.submit(id, [userSays('go')])
  await until(id, isIdle)
  value = 'second-secret-value'
  const { length } = await events(id)
  await runtime.submit(id, [userSays('again')])
  await until(id, (event) => isIdle(event) && event.seq > length)
  const told = JSON.stringify(await events(id))
  expect(told).toContain('API_TOKEN=[secret API_TOKEN]')
  expect(told).toContain('seen [secret tracker]')
  expect(told).toContain('A vault is gone, [secret API_TOKEN].')
  for (const secret of [token, 'first-secret-value', btoa('first-secret-value'), 'second-secret-value'])
    expect(told).not.toContain(secret)
})

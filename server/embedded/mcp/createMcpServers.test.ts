import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../canonical.ts'
import type { McpAccess } from '../vaults/mcpAccess.ts'
import { createMcpServers, type McpOptions } from './createMcpServers.ts'
import type { McpServers } from './mcpServers.ts'
import { mcpToolName } from './mcpToolName.ts'
import { readTools } from './readTools.ts'
import { echoTool, openTestMcpServer, text } from './testMcpServer.ts'

const noAccess: McpAccess = {
  token: async () => null,
  renewed: async () => null,
  refresh: async () => ({ status: 'no_refresh_token' }),
}
const never = new AbortController().signal

function open(url: string, options: Partial<McpOptions> = {}, networking: JsonObject = { type: 'unrestricted' }) {
  const mcp = createMcpServers({ access: noAccess, allowsLoopback: true, ...options })
  return ask(mcp, url, networking)
}

function ask(mcp: McpServers, url: string, networking: JsonObject = { type: 'unrestricted' }) {
  return mcp.open({ sessionId: 'sess_1', vaultIds: [], servers: [{ name: 'tracker', url }], networking }, never)
}

it('finds the tools of a server and calls them over one connection', async () => {
  const server = await openTestMcpServer()
  const mcp = createMcpServers({ access: noAccess, allowsLoopback: true })
  const first = await ask(mcp, server.url)
  expect(first).toMatchObject({ problems: [], leftOut: [], tools: [{ server: 'tracker', name: 'echo' }] })
  expect(await first.call('tracker', 'echo', { text: 'hi' }, never)).toEqual({
    content: [{ type: 'text', text: 'echo: {"text":"hi"}' }],
    isError: false,
  })
  await ask(mcp, server.url)
  expect(server.asked.map(({ method }) => method)).toEqual([
    'initialize',
    'notifications/initialized',
    'tools/list',
    'tools/call',
    'tools/list',
  ])
  await mcp.close()
})

it('connects anew when the server has forgotten the connection of an earlier turn', async () => {
  let forgets = 0
  const server = await openTestMcpServer({ accepts: () => forgets-- <= 0 })
  const mcp = createMcpServers({ access: noAccess, allowsLoopback: true })
  await ask(mcp, server.url)
  forgets = 1
  expect((await ask(mcp, server.url)).problems).toEqual([])
  expect(server.asked.filter(({ method }) => method === 'initialize')).toHaveLength(2)
  await mcp.close()
})

describe('a server that cannot be used', () => {
  it('is told when it is down', async () => {
    const server = await openTestMcpServer()
    await server.close()
    const { problems, tools, call } = await open(server.url)
    expect(tools).toEqual([])
    expect(problems).toMatchObject([
      {
        server: 'tracker',
        type: 'mcp_connection_failed_error',
        message: expect.stringMatching(/'tracker' failed: .*ECONNREFUSED/),
      },
    ])
    expect((await call('tracker', 'echo', {}, never)).isError).toBe(true)
  })

  it('is told when it does not answer in time, at the start and in a call', async () => {
    const silent = await openTestMcpServer({ call: () => undefined })
    const limits = { callMs: 20 }
    const { call } = await open(silent.url, { limits })
    expect(await call('tracker', 'echo', {}, never)).toMatchObject({
      isError: true,
      content: [{ text: "The MCP server 'tracker' did not answer within 0.02 s." }],
    })
  })

  it('is told when its credentials are refused, without what it was sent', async () => {
    const server = await openTestMcpServer({ accepts: () => false })
    const { problems } = await open(server.url, { access: { ...noAccess, token: async () => 'tok-secret-1234' } })
    expect(problems).toMatchObject([{ type: 'mcp_authentication_failed_error' }])
    expect(JSON.stringify(problems)).not.toContain('tok-secret-1234')
  })

  it('is stopped together with the turn', async () => {
    const controller = new AbortController()
    const silent = await openTestMcpServer({
      call: () => {
        controller.abort(new Error('stop'))
        return undefined
      },
    })
    const { call } = await open(silent.url)
    await expect(call('tracker', 'echo', {}, controller.signal)).rejects.toThrow('stop')
  })
})

describe('the way to a server', () => {
  it.each<[string, boolean, JsonObject, RegExp]>([
    ['loopback without the switch', false, { type: 'unrestricted' }, /not on the public internet/],
    [
      'a host outside of a limited network',
      true,
      { type: 'limited' },
      /not among the environment's allowed_hosts.*allow_mcp_servers/,
    ],
  ])('is closed to %s', async (_, allowsLoopback, networking, reason) => {
    const server = await openTestMcpServer()
    const { problems } = await open(server.url, { allowsLoopback }, networking)
    expect(problems).toMatchObject([{ type: 'mcp_connection_failed_error', message: expect.stringMatching(reason) }])
    expect(server.asked).toEqual([])
  })

  it('is open where the environment allows MCP servers', async () => {
    const server = await openTestMcpServer()
    expect((await open(server.url, {}, { type: 'limited', allow_mcp_servers: true })).problems).toEqual([])
  })

  it('stays closed to private addresses behind a public name, with the switch too', async () => {
    const lookup = async () => [{ address: '10.0.0.7', family: 4 }]
    const { problems } = await open('http://mcp.example.org/mcp', { lookup })
    expect(problems).toMatchObject([{ message: expect.stringContaining('leads to 10.0.0.7') }])
  })
})

describe('what a server answers', () => {
  const answer = async (result: JsonObject) => {
    const server = await openTestMcpServer({ call: () => result })
    const { call } = await open(server.url, { limits: { textLength: 100, answerBytes: 100_000 } })
    return call('tracker', 'echo', {}, never)
  }

  it('is kept to a limit, also in many small blocks', async () => {
    const long = await answer(text('x'.repeat(5000)))
    expect(String(long.content[0]?.text)).toMatch(/characters in the middle are left out/)
    const blocks = Array.from({ length: 150 }, () => ({ type: 'text', text: 'y'.repeat(60) }))
    const many = await answer({ content: blocks })
    expect(many.content).toHaveLength(101)
    expect(JSON.stringify(many.content).length).toBeLessThan(10_000)
  })

  it('is not read beyond the limit of the wire', async () => {
    expect(await answer(text('x'.repeat(200_000)))).toMatchObject({ isError: true })
  })

  it('becomes blocks of the API, and what has none is named', async () => {
    const png = { type: 'image', data: 'aGk=', mimeType: 'image/png' }
    const resource = { type: 'resource', resource: { uri: 'file:///a', text: 'A' } }
    const { content } = await answer({
      content: [png, { type: 'audio', mimeType: 'audio/wav' }, resource, { type: 'new' }],
    })
    expect(content).toEqual([
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aGk=' } },
      { type: 'text', text: '[audio of type audio/wav is left out]' },
      { type: 'text', text: 'file:///a\nA' },
      { type: 'text', text: '{"type":"new"}' },
    ])
    expect(await answer({ content: [], isError: true, structuredContent: { a: 1 } })).toEqual({
      content: [{ type: 'text', text: '{\n  "a": 1\n}' }],
      isError: true,
    })
  })
})

it('leaves out tools whose description is wrong, and only those', () => {
  const { tools, leftOut } = readTools('tracker', [
    echoTool,
    echoTool,
    { name: 'list', inputSchema: { type: 'array' } },
    { name: 'odd', inputSchema: { type: 'object', properties: ['a'] } },
    { name: 'odder', inputSchema: { type: 'object', properties: { a: 'string' } } },
    { name: '' },
    'nothing',
    { name: 'bare' },
  ])
  expect(tools.map(({ name }) => name)).toEqual(['echo', 'bare'])
  expect(leftOut).toHaveLength(6)
})

it('names tools for a model so that no two are alike', () => {
  expect(mcpToolName('tracker', 'search_issues')).toBe('mcp__tracker__search_issues')
  const names = [
    mcpToolName('a__b', 'c'),
    mcpToolName('a', 'b__c'),
    mcpToolName('a', 'b c'),
    mcpToolName('a', 'b.c'),
    mcpToolName('s'.repeat(200), 't'),
    mcpToolName('s'.repeat(200), 'u'),
  ]
  expect(new Set(names).size).toBe(6)
  for (const name of names) expect(name).toMatch(/^mcp__[A-Za-z0-9_-]{1,59}$/)
})

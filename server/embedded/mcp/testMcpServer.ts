import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import type { JsonObject } from '../canonical.ts'

interface Asked {
  path: string
  method: string
  headers: IncomingHttpHeaders
  params: JsonObject
}

export interface TestMcpServer {
  url: string
  tokenUrl: string
  /** JSON-RPC requests and token requests (`method` is `token`), in order. */
  asked: Asked[]
  close(): Promise<void>
}

export interface TestMcpOptions {
  tools?: unknown[]
  /** The result of `tools/call`, or a function that answers by itself and returns nothing. */
  call?: (params: JsonObject, response: ServerResponse) => JsonObject | undefined
  /** A token that is let in; any if absent. Looked at with each request. */
  accepts?: (token: string | undefined) => boolean
  /** What the token endpoint answers. */
  refresh?: (form: URLSearchParams) => { status?: number; body: JsonObject }
}

const opened: TestMcpServer[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()))
})

export const echoTool = {
  name: 'echo',
  description: 'Says it again.',
  inputSchema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
}

/** For tests: a small MCP server on loopback that can lie, hang and refuse, with a token endpoint beside it. */
export async function openTestMcpServer(options: TestMcpOptions = {}): Promise<TestMcpServer> {
  const { tools = [echoTool], accepts = () => true } = options
  const call = options.call ?? ((params) => text(`echo: ${JSON.stringify(params.arguments)}`))
  const asked: Asked[] = []

  const server = createServer((request, response) => {
    const { headers, url: path = '/' } = request
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      const json = (status: number, value: unknown, more = {}) => {
        response.writeHead(status, { 'content-type': 'application/json', ...more })
        response.end(JSON.stringify(value))
      }
      if (path === '/token') {
        const form = new URLSearchParams(body)
        asked.push({ path, method: 'token', headers, params: Object.fromEntries(form) })
        const answer = options.refresh?.(form) ?? { status: 400, body: { error: 'invalid_grant' } }
        return json(answer.status ?? 200, answer.body)
      }
      if (!accepts(headers.authorization?.replace('Bearer ', '')))
        return json(401, { error: `refused ${headers.authorization}` })
      if (request.method !== 'POST') return json(405, {})
      const { id, method, params = {} } = JSON.parse(body)
      asked.push({ path, method, headers, params })
      const result = (value: unknown, more = {}) => json(200, { jsonrpc: '2.0', id, result: value }, more)
      if (method === 'initialize') {
        const serverInfo = { name: 'test', version: '1' }
        const { protocolVersion } = params
        return result(
          { protocolVersion, capabilities: { tools: {} }, serverInfo },
          { 'mcp-session-id': 'test-session' },
        )
      }
      if (method === 'tools/list') return result({ tools })
      if (method === 'tools/call') {
        const value = call(params, response)
        return value && result(value)
      }
      return json(202, {})
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one
  const made = {
    url: `http://127.0.0.1:${port}/mcp`,
    tokenUrl: `http://127.0.0.1:${port}/token`,
    asked,
    async close() {
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  opened.push(made)
  return made
}

export const text = (value: string): JsonObject => ({ content: [{ type: 'text', text: value }] })

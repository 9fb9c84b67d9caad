import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
// biome-ignore lint/style/noRestrictedImports: a library's folder, not ours
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
// biome-ignore lint/style/noRestrictedImports: a library's folder, not ours
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { z } from 'zod'

export interface RunningMcpServer {
  url: string
  /** Queries that the tool `search_issues` was asked for. */
  asked: string[]
  close(): Promise<void>
}

/** A small real MCP server on this machine that lets in one token. It keeps no connection, so each request has its own. */
export async function startMcpServer(token: string): Promise<RunningMcpServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end()
    if (request.method !== 'POST') return void response.writeHead(405).end()
    const mcp = new McpServer({ name: 'tracker', version: '1.0.0' })
    mcp.registerTool(
      'search_issues',
      { description: 'Finds issues.', inputSchema: { query: z.string() } },
      ({ query }) => {
        asked.push(query)
        // A careless server: it repeats what it was sent.
        return { content: [{ type: 'text', text: `3 issues are ${query} (${request.headers.authorization})` }] }
      },
    )
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined })
    response.on('close', () => void mcp.close())
    mcp
      // The transport's own type leaves its optional members undefined, which its interface does not allow for.
      .connect(transport as Parameters<typeof mcp.connect>[0])
      .then(() => transport.handleRequest(request, response))
      .catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

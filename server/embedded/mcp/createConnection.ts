import { z } from 'zod'
import type { JsonObject } from '../canonical.ts'
import type { Fetch } from './guardedFetch.ts'

export interface McpConnection {
  /** What the server offers now, as it says it. */
  listTools(signal: AbortSignal): Promise<unknown[]>
  callTool(name: string, input: JsonObject, signal: AbortSignal): Promise<JsonObject>
  close(): Promise<void>
}

export interface McpLimits {
  connectMs: number
  callMs: number
  /** Of one answer on the wire. */
  answerBytes: number
  /** Of all texts of a result together. */
  textLength: number
}

export const defaultMcpLimits: McpLimits = {
  connectMs: 10_000,
  callMs: 60_000,
  answerBytes: 16 * 1024 * 1024,
  textLength: 1_000_000,
}

const maxPages = 20
// Read loosely: the SDK's own schemas refuse a whole list for one wrong tool.
const toolPage = z.looseObject({ tools: z.array(z.unknown()), nextCursor: z.string().optional() })
const toolResult = z.record(z.string(), z.json())

/** Connects to an MCP server over streamable HTTP. The official client is loaded with the first connection. */
export async function createConnection(
  url: string,
  fetch: Fetch,
  limits: McpLimits,
  signal: AbortSignal,
): Promise<McpConnection> {
  const [{ Client }, { StreamableHTTPClientTransport }] = await Promise.all([
    import('@modelcontextprotocol/sdk/client/index.js'),
    import('@modelcontextprotocol/sdk/client/streamableHttp.js'),
  ])
  const client = new Client({ name: 'cloud-agents-console', version: '1.0.0' })
  const transport = new StreamableHTTPClientTransport(new URL(url), { fetch })
  const connecting = { signal: own(signal), timeout: limits.connectMs }
  try {
    // The transport's `sessionId` may be undefined, which the SDK's own interface does not allow for.
    await client.connect(transport as Parameters<typeof client.connect>[0], connecting)
  } catch (error) {
    await client.close()
    throw error
  }
  return {
    async listTools(listSignal) {
      const tools: unknown[] = []
      let cursor: string | undefined
      for (let page = 0; page < maxPages; page += 1) {
        const request = { method: 'tools/list' as const, params: cursor === undefined ? {} : { cursor } }
        const answer = await client.request(request, toolPage, {
          signal: own(listSignal),
          timeout: limits.connectMs,
        })
        tools.push(...answer.tools)
        cursor = answer.nextCursor
        if (cursor === undefined) break
      }
      return tools
    },
    callTool: (name, input, callSignal) =>
      client.request({ method: 'tools/call', params: { name, arguments: input } }, toolResult, {
        signal: own(callSignal),
        timeout: limits.callMs,
      }),
    close: () => client.close(),
  }
}

/** The client leaves its listener on every signal it is given; a turn of many calls must not collect them. */
const own = (signal: AbortSignal) => AbortSignal.any([signal])

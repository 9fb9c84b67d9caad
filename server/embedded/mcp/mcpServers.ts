import type { Json, JsonObject } from '../canonical.ts'
import type { ToolOutcome } from '../sandbox/sandbox.ts'
import type { Secret } from '../vaults/maskSecrets.ts'

export interface McpServer {
  name: string
  url: string
}

/** A tool as its server describes it, with a schema that a model provider takes. */
export interface McpTool {
  server: string
  name: string
  description: string
  inputSchema: JsonObject
}

/** What of a server cannot be used, as a `session.error` tells it. */
export interface McpProblem {
  server: string
  type: 'mcp_connection_failed_error' | 'mcp_authentication_failed_error' | 'credential_host_unreachable_error'
  message: string
  fields: JsonObject
}

/** The MCP servers of a session for one turn. */
export interface McpTools {
  tools: McpTool[]
  /** Servers that cannot be used at all; of the others all usable tools are there. */
  problems: McpProblem[]
  /** Tools of reachable servers that had to be left out, in sentences. */
  leftOut: string[]
  /** What a server answers, also a failure, is an outcome; only an abort rejects. */
  call(server: string, tool: string, input: JsonObject, signal: AbortSignal): Promise<ToolOutcome>
  /** Tokens that were sent to the servers. */
  secrets(): Secret[]
}

export interface McpSession {
  sessionId: string
  vaultIds: string[]
  servers: McpServer[]
  /** The environment's `config.networking`. */
  networking: Json | undefined
}

/** Keeps the connections of sessions to their MCP servers. */
export interface McpServers {
  /** Connects where needed and asks every server what it offers now. Rejects only when `signal` aborts. */
  open(session: McpSession, signal: AbortSignal): Promise<McpTools>
  /** Ends the connections of a session. */
  remove(sessionId: string): Promise<void>
  close(): Promise<void>
}

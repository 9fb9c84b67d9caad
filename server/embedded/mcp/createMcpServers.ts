import type { Json } from '../canonical.ts'
import { untilAborted } from '../model/cancellation.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import { FetchProblem } from '../sandbox/admitUrl.ts'
import { hostRefusal } from '../sandbox/networkPolicy.ts'
import type { Connect, PinnedAddress } from '../sandbox/pinnedRequest.ts'
import { failed } from '../sandbox/toolOutcomes.ts'
import { createMask } from '../vaults/maskSecrets.ts'
import { CredentialProblem, type McpAccess } from '../vaults/mcpAccess.ts'
import { createConnection, defaultMcpLimits, type McpConnection, type McpLimits } from './createConnection.ts'
import { createGuardedFetch, type Fetch } from './guardedFetch.ts'
import { toOutcome } from './mcpContent.ts'
import type { McpProblem, McpServer, McpServers, McpSession, McpTools } from './mcpServers.ts'
import { type OfferedTools, readTools } from './readTools.ts'

export interface McpOptions {
  access: McpAccess
  /** Whether servers may be on this machine. */
  allowsLoopback: boolean
  limits?: Partial<McpLimits>
  lookup?: (host: string) => Promise<PinnedAddress[]>
  connect?: Connect
  /** Connections without work for this long are closed; the next turn connects again. */
  idleMs?: number
}

interface Held {
  connection: Promise<McpConnection>
  tokens: Set<string>
  idle: NodeJS.Timeout | undefined
}

type Discovered = ({ server: McpServer; held: Held } & OfferedTools) | { problem: McpProblem }

/** Connections to MCP servers over streamable HTTP, one for each session and server, kept between turns. */
export function createMcpServers(options: McpOptions): McpServers {
  const { access, allowsLoopback, lookup, connect, idleMs = 5 * 60_000 } = options
  const limits = { ...defaultMcpLimits, ...options.limits }
  const sessions = new Map<string, Map<string, Held>>()

  function hold(session: McpSession, server: McpServer, signal: AbortSignal): Held {
    const held = sessions.get(session.sessionId) ?? new Map<string, Held>()
    sessions.set(session.sessionId, held)
    const key = JSON.stringify([server.url, session.networking ?? null])
    const known = held.get(key)
    if (known) return known
    const tokens = new Set<string>()
    const guarded = createGuardedFetch({
      rules: { refusal: (host) => refusal(host, session.networking), lookup, allowsLoopback },
      connect,
      maxBytes: limits.answerBytes,
    })
    const fetch = authorized(guarded, { access, session, server, tokens })
    const made: Held = { connection: createConnection(server.url, fetch, limits, signal), tokens, idle: undefined }
    made.connection.catch(() => {
      if (held.get(key) === made) held.delete(key) // Who waits for it is told; the next turn tries again.
    })
    held.set(key, made)
    return made
  }

  async function drop(sessionId: string, held: Held): Promise<void> {
    clearTimeout(held.idle)
    const all = sessions.get(sessionId)
    for (const [key, one] of all ?? []) if (one === held) all?.delete(key)
    if (all?.size === 0) sessions.delete(sessionId)
    await held.connection.then(
      (connection) => connection.close(),
      () => undefined, // It was never open.
    )
  }

  function touch(sessionId: string, held: Held): void {
    clearTimeout(held.idle)
    held.idle = setTimeout(() => void drop(sessionId, held), idleMs).unref()
  }

  async function discover(session: McpSession, server: McpServer, signal: AbortSignal): Promise<Discovered> {
    for (let attempt = 1; ; attempt += 1) {
      const isKept = isHeld(session, server)
      const held = hold(session, server, signal)
      try {
        const connection = await untilAborted(held.connection, signal)
        const offered = await connection.listTools(signal)
        touch(session.sessionId, held)
        return { server, held, ...readTools(server.name, offered) }
      } catch (error) {
        await drop(session.sessionId, held)
        signal.throwIfAborted()
        // A connection of an earlier turn may just be old: its server was restarted.
        if (isKept && attempt === 1) continue
        return { problem: toProblem(server, error, held.tokens, limits.connectMs) }
      }
    }
  }

  function isHeld(session: McpSession, server: McpServer): boolean {
    const key = JSON.stringify([server.url, session.networking ?? null])
    return sessions.get(session.sessionId)?.has(key) ?? false
  }

  async function removeSession(sessionId: string): Promise<void> {
    await Promise.all([...(sessions.get(sessionId)?.values() ?? [])].map((held) => drop(sessionId, held)))
  }

  return {
    async open(session, signal): Promise<McpTools> {
      const found = await Promise.all(session.servers.map((server) => discover(session, server, signal)))
      const usable = found.flatMap((one) => ('held' in one ? [one] : []))
      const problems = found.flatMap((one) => ('problem' in one ? [one.problem] : []))
      return {
        tools: usable.flatMap(({ tools }) => tools),
        leftOut: usable.flatMap(({ leftOut }) => leftOut),
        problems,
        async call(serverName, tool, input, callSignal) {
          const one = usable.find(({ server }) => server.name === serverName)
          if (!one)
            return failed(
              problems.find(({ server }) => server === serverName)?.message ??
                `This agent has no MCP server named ${serverName}.`,
            )
          try {
            const connection = await one.held.connection
            return toOutcome(await connection.callTool(tool, input, callSignal), limits.textLength)
          } catch (error) {
            callSignal.throwIfAborted()
            return failed(toProblem(one.server, error, one.held.tokens, limits.callMs).message)
          } finally {
            touch(session.sessionId, one.held)
          }
        },
        secrets: () =>
          usable.flatMap(({ server, held }) => [...held.tokens].map((value) => ({ label: server.name, value }))),
      }
    },
    remove: removeSession,
    async close() {
      await Promise.all([...sessions.keys()].map(removeSession))
    },
  }
}

/** `allow_mcp_servers` opens the hosts of the agent's own servers, and only those are ever asked for here. */
function refusal(host: string, networking: Json | undefined): string | null {
  if (isJsonObject(networking) && networking.allow_mcp_servers === true) return null
  const reason = hostRefusal(host, networking)
  return reason && `${reason} Or let the environment allow_mcp_servers.`
}

interface Authorization {
  access: McpAccess
  session: McpSession
  server: McpServer
  tokens: Set<string>
}

/** Adds the token of the session's vaults to requests to the server's own origin, and renews it once when it is refused. */
function authorized(fetch: Fetch, { access, session, server, tokens }: Authorization): Fetch {
  const { origin } = new URL(server.url)
  return async (url, init = {}) => {
    if (new URL(url).origin !== origin) return fetch(url, init)
    const send = (token: string | null) => {
      if (token === null) return fetch(url, init)
      tokens.add(token)
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${token}`)
      return fetch(url, { ...init, headers })
    }
    const token = await access.token(session.vaultIds, server.url)
    const answer = await send(token)
    if (answer.status !== 401 || token === null) return answer
    const renewed = await access.renewed(session.vaultIds, server.url, token)
    if (renewed === null) return answer
    await answer.body?.cancel()
    return send(renewed)
  }
}

/** Servers put into their errors what they were sent, so the tokens are masked. */
function toProblem({ name }: McpServer, error: unknown, tokens: Set<string>, timeMs: number): McpProblem {
  const mask = createMask([...tokens].map((value) => ({ label: name, value })))
  const problem = (type: McpProblem['type'], message: string, fields = {}): McpProblem => ({
    server: name,
    type,
    message: String(mask({ message }).message),
    fields,
  })
  if (error instanceof CredentialProblem) return problem(error.kind, error.message, error.fields)
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 401 || code === 403)
    return problem(
      'mcp_authentication_failed_error',
      `The MCP server '${name}' refused the credentials (status ${code}). Store a credential for its URL in a vault of the session.`,
    )
  // This is how the official client says that the time was up.
  if (code === -32001)
    return problem('mcp_connection_failed_error', `The MCP server '${name}' did not answer within ${timeMs / 1000} s.`)
  const reason = error instanceof Error ? error.message : String(error)
  return problem(
    'mcp_connection_failed_error',
    error instanceof FetchProblem
      ? `The MCP server '${name}' cannot be reached: ${reason}`
      : `The MCP server '${name}' failed: ${reason.slice(0, 500)}`,
  )
}

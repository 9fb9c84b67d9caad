import type { NewEvent } from '../canonical.ts'
import type { McpServer, McpServers, McpTools } from '../mcp/mcpServers.ts'
import type { Store } from '../store/store.ts'
import { addMcpTools, type ToolPolicy } from './toolPolicy.ts'
import { errorEvent } from './turnEvents.ts'
import type { TurnLog } from './turnLog.ts'

interface McpSources {
  store: Store
  mcp?: McpServers | undefined
}

/**
 * Asks the MCP servers of the agent's toolsets what they offer now and adds it to the policy. What cannot be used is
 * among the `problems`, as warnings: the turn goes on without it.
 */
export async function openMcp(
  log: TurnLog,
  policy: ToolPolicy,
  { store, mcp }: McpSources,
  signal: AbortSignal,
): Promise<{ tools: McpTools | null; problems: NewEvent[] }> {
  const servers = usedServers(policy, log.agent.mcpServers)
  if (servers.length === 0 || !mcp) return { tools: null, problems: [] }
  const { session } = log
  const environment = await store.environments.get(session.environmentId)
  const networking = environment?.config.networking
  const tools = await mcp.open({ sessionId: session.id, vaultIds: session.vaultIds, servers, networking }, signal)
  for (const toolset of policy.mcpToolsets) addMcpTools(policy, toolset, tools.tools)
  return {
    tools,
    problems: [
      ...tools.problems.map(({ server, type, message, fields }) =>
        errorEvent(log, type, message, null, { mcp_server_name: server, ...fields }),
      ),
      ...tools.leftOut.map((text) => errorEvent(log, 'unknown_error', text, null)),
    ],
  }
}

/** The servers that a toolset names, once each. Others are not asked for anything. */
export function usedServers(
  { mcpToolsets }: Pick<ToolPolicy, 'mcpToolsets'>,
  agentServers: readonly { [key: string]: unknown }[],
): McpServer[] {
  const wanted = new Set(mcpToolsets.map(({ mcp_server_name: name }) => name))
  return agentServers.flatMap(({ name, url }) =>
    typeof name === 'string' && typeof url === 'string' && wanted.has(name) ? [{ name, url }] : [],
  )
}

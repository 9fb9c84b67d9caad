import type { VaultStore } from '../store/store.ts'
import { createMcpAccess, type McpAccess } from '../vaults/mcpAccess.ts'
import type { SecretBox } from '../vaults/secretBox.ts'
import { createMcpServers, type McpOptions } from './createMcpServers.ts'
import { createGuardedFetch, type Fetch } from './guardedFetch.ts'
import type { McpServers } from './mcpServers.ts'

const tokenAnswerBytes = 1024 * 1024

/**
 * The MCP servers of all sessions and the credentials for them. Token endpoints are named by whoever stored a credential
 * and asked by the platform, so no environment's network policy holds for them; the address rules do.
 */
export function createMcp(
  vaults: VaultStore,
  box: SecretBox,
  allowsLoopback: boolean,
  options: Partial<McpOptions> = {},
): { mcp: McpServers; mcpAccess: McpAccess; platformFetch: Fetch } {
  const platformFetch = createGuardedFetch({
    rules: { refusal: () => null, allowsLoopback, lookup: options.lookup },
    connect: options.connect,
    maxBytes: tokenAnswerBytes,
  })
  const mcpAccess = createMcpAccess(vaults, box, platformFetch)
  return { mcp: createMcpServers({ access: mcpAccess, allowsLoopback, ...options }), mcpAccess, platformFetch }
}

import { queryOptions } from '@tanstack/react-query'
import { listCredentials, listVaults } from '@/api/vaults.ts'

/** So many of the newest vaults are looked into. */
const mostVaults = 20

/** Where the credential for an MCP server lies. */
export interface ServerCredential {
  serverUrl: string
  vault: { id: string; name: string }
}

export interface ServerCredentials {
  credentials: ServerCredential[]
  /** There are vaults at all. */
  hasVaults: boolean
  /** There are vaults that were not looked into. */
  hasMore: boolean
}

/** The credentials for MCP servers in the vaults of a workspace. A session uses those of the vaults it is given. */
export const serverCredentials = (workspace: string) =>
  queryOptions({
    // Under the key of the vaults: what changes one makes this stale.
    queryKey: [workspace, 'vaults', 'server credentials'],
    queryFn: async ({ signal }): Promise<ServerCredentials> => {
      const { items: vaults, older } = await listVaults(workspace, { limit: mostVaults }, signal)
      const lists = await Promise.all(
        vaults.map(async ({ id, name }) => {
          const { items } = await listCredentials({ workspace, id }, { limit: 100 }, signal)
          return items
            .filter(({ archivedAt, type }) => archivedAt === null && type !== 'environment_variable')
            .map(({ target }) => ({ serverUrl: target, vault: { id, name } }))
        }),
      )
      return { credentials: lists.flat(), hasVaults: vaults.length > 0, hasMore: older !== null }
    },
    staleTime: 60_000,
  })

import { queryOptions } from '@tanstack/react-query'
import { listAgents } from '@/api/agents.ts'
import { type DependentDeployment, listDependentDeployments } from '@/api/dependentDeployments.ts'
import { listSessions } from '@/api/sessions.ts'
import { toArray, toRecord, toText } from '@/domain/json.ts'

/** What a deployment may name. */
export type Named =
  | { agentId: string }
  | { environmentId: string }
  | { vaultId: string }
  | { fileId: string }
  | { memoryStoreId: string }

function isNaming(deployment: DependentDeployment, named: Named): boolean {
  if ('agentId' in named) return deployment.agentId === named.agentId
  if ('environmentId' in named) return deployment.environmentId === named.environmentId
  if ('vaultId' in named) return deployment.vaultIds.includes(named.vaultId)
  if ('fileId' in named) return deployment.fileIds.includes(named.fileId)
  return deployment.memoryStoreIds.includes(named.memoryStoreId)
}

/** What depends on something, asked anew each time it is about to go. Keys begin like those of what is asked for. */
export const dependantQueries = {
  /** Deployments that name something, among the newest hundred that are not archived. */
  deployments: (workspace: string, named: Named) =>
    queryOptions({
      queryKey: [workspace, 'deployments', 'naming', named],
      queryFn: async ({ signal }) => {
        const { items, hasMore } = await listDependentDeployments(workspace, signal)
        return { items: items.filter((one) => isNaming(one, named)), hasMore }
      },
      staleTime: 0,
    }),

  /** Coordinators, among the newest hundred agents, that may start this agent. */
  coordinators: (workspace: string, agentId: string) =>
    queryOptions({
      queryKey: [workspace, 'agents', 'naming', agentId],
      queryFn: async ({ signal }) => {
        const { items, older } = await listAgents(workspace, { limit: 100 }, signal)
        const names = ({ id, raw }: (typeof items)[number]) =>
          id !== agentId &&
          toArray(toRecord(raw.multiagent).agents).some(
            (one) => one === agentId || toText(toRecord(one).id) === agentId,
          )
        return { items: items.filter(names), hasMore: older !== null }
      },
      staleTime: 0,
    }),

  /** Sessions in this environment, among the newest hundred: the API does not filter by it. */
  sessionsIn: (workspace: string, environmentId: string) =>
    queryOptions({
      queryKey: [workspace, 'sessions', 'in', environmentId],
      queryFn: async ({ signal }) => {
        const params = { limit: 100, includeArchived: true }
        const { items, older } = await listSessions(workspace, params, signal)
        return { items: items.filter((one) => one.environmentId === environmentId), hasMore: older !== null }
      },
      staleTime: 0,
    }),
}

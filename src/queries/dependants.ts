import { queryOptions } from '@tanstack/react-query'
import { listAgents } from '@/api/agents.ts'
import { listDependentDeployments } from '@/api/dependentDeployments.ts'
import { listSessions } from '@/api/sessions.ts'
import { toArray, toRecord, toText } from '@/domain/json.ts'

/** What depends on something, asked anew each time it is about to go. Keys begin like those of what is asked for. */
export const dependantQueries = {
  /** Deployments that name this agent, environment or vault. */
  deployments: (workspace: string, names: { agentId: string } | { environmentId: string } | { vaultId: string }) =>
    queryOptions({
      queryKey: [workspace, 'deployments', 'naming', names],
      queryFn: async ({ signal }) => {
        const { items, hasMore } = await listDependentDeployments(workspace, signal)
        const found = items.filter((one) => {
          if ('agentId' in names) return one.agentId === names.agentId
          if ('vaultId' in names) return one.vaultIds.includes(names.vaultId)
          return one.environmentId === names.environmentId
        })
        return { items: found, hasMore }
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

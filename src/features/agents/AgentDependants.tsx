import { useQuery } from '@tanstack/react-query'
import type { Agent } from '@/domain/agent.ts'
import { sessionStatusWord } from '@/domain/sessionSummary.ts'
import { paths, to } from '@/paths.ts'
import { dependantQueries } from '@/queries/dependants.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { useDependentDeployments } from '@/queries/useDependentDeployments.ts'
import { DependantsList } from '@/ui/DependantsList.tsx'

/** What runs by this agent, or names it. */
export function AgentDependants({ agent, workspace }: { agent: Agent; workspace: string }) {
  const sessions = useQuery(sessionQueries.list(workspace, { agentId: agent.id, status: 'running', limit: 20 }))
  const deployments = useDependentDeployments(workspace, { agentId: agent.id })
  const coordinators = useQuery(dependantQueries.coordinators(workspace, agent.id))
  return (
    <DependantsList
      groups={[
        {
          noun: ['running session', 'running sessions'],
          items: sessions.data?.items.map(({ id, title, status }) => ({
            id,
            label: title ?? 'Untitled',
            to: to(paths.session, { workspace, id }),
            note: sessionStatusWord(status),
          })),
          error: sessions.error,
          hasMore: Boolean(sessions.data?.older),
          allTo: `${to(paths.sessions, { workspace })}?agent=${encodeURIComponent(agent.id)}&status=running`,
        },
        deployments,
        {
          noun: ['coordinator that names it', 'coordinators that name it'],
          items: coordinators.data?.items.map(({ id, name }) => ({
            id,
            label: name,
            to: to(paths.agent, { workspace, id }),
          })),
          error: coordinators.error,
          isPartial: coordinators.data?.hasMore ?? false,
          looked: 'agents',
        },
      ]}
    />
  )
}

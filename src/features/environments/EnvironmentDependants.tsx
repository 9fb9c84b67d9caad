import { useQuery } from '@tanstack/react-query'
import type { Environment } from '@/domain/environment.ts'
import { sessionStatusWord } from '@/domain/sessionSummary.ts'
import { paths, to } from '@/paths.ts'
import { dependantQueries } from '@/queries/dependants.ts'
import { useDependentDeployments } from '@/queries/useDependentDeployments.ts'
import { DependantsList } from '@/ui/DependantsList.tsx'

export interface EnvironmentDependantsProps {
  environment: Environment
  workspace: string
  isFramed?: boolean
}

/** The sessions and deployments that name an environment. */
export function EnvironmentDependants({ environment, workspace, isFramed = true }: EnvironmentDependantsProps) {
  const sessions = useQuery(dependantQueries.sessionsIn(workspace, environment.id))
  const deployments = useDependentDeployments(workspace, { environmentId: environment.id })
  return (
    <DependantsList
      isFramed={isFramed}
      groups={[
        {
          noun: ['session', 'sessions'],
          items: sessions.data?.items.map(({ id, title, status, archivedAt }) => ({
            id,
            label: title ?? 'Untitled',
            to: to(paths.session, { workspace, id }),
            note: archivedAt === null ? sessionStatusWord(status) : 'archived',
          })),
          error: sessions.error,
          isPartial: sessions.data?.hasMore ?? false,
          allTo: `${to(paths.sessions, { workspace })}?environment=${encodeURIComponent(environment.id)}`,
        },
        deployments,
      ]}
    />
  )
}

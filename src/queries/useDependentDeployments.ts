import { useQuery } from '@tanstack/react-query'
import { paths, to } from '@/paths.ts'
import { dependantQueries, type Named } from './dependants.ts'

/** The deployments that name something, as a group of what depends on it. */
export function useDependentDeployments(workspace: string, named: Named) {
  const { data, error } = useQuery(dependantQueries.deployments(workspace, named))
  return {
    noun: ['deployment', 'deployments'] as const,
    items: data?.items.map(({ id, name, status }) => ({
      id,
      label: name,
      to: to(paths.deployment, { workspace, id }),
      note: status,
    })),
    error,
    isPartial: data?.hasMore ?? false,
  }
}

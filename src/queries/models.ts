import { queryOptions } from '@tanstack/react-query'
import { listModels } from '@/api/models.ts'

export const modelQueries = {
  list: (workspace: string) =>
    queryOptions({
      queryKey: [workspace, 'models'],
      queryFn: ({ signal }) => listModels(workspace, signal),
      staleTime: 5 * 60_000,
    }),
}

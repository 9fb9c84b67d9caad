import { queryOptions } from '@tanstack/react-query'
import { canSearchCollection } from '@/api/search.ts'

export const searchQueries = {
  /** Whether lists of this collection can be narrowed by a text. */
  isOffered: (workspace: string, collection: string) =>
    queryOptions({
      queryKey: [workspace, 'search', collection],
      queryFn: ({ signal }) => canSearchCollection(workspace, collection, signal),
      staleTime: 10 * 60_000,
    }),
}

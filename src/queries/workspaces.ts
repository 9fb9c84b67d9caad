import { queryOptions } from '@tanstack/react-query'
import { examineWorkspace, getVersion, listWorkspaces } from '@/api/workspaces.ts'

export const workspaceQueries = {
  /** Set when the server starts, so read once. */
  list: () =>
    queryOptions({
      queryKey: ['console', 'workspaces'],
      queryFn: ({ signal }) => listWorkspaces(signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),

  /** Also the pulse that tells whether the console's server still answers. */
  version: () =>
    queryOptions({
      queryKey: ['console', 'version'],
      queryFn: ({ signal }) => getVersion(signal),
      refetchInterval: 10_000,
    }),

  probes: (workspace: string) =>
    queryOptions({
      queryKey: [workspace, 'probes'],
      queryFn: ({ signal }) => examineWorkspace(workspace, signal),
      staleTime: 60_000,
    }),
}

import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import { paths, to } from '@/paths.ts'
import { workspaceQueries } from '@/queries/workspaces.ts'
import { ServerUnreachable } from './ServerUnreachable.tsx'
import { ShellSkeleton } from './ShellSkeleton.tsx'
import { UnknownWorkspace } from './UnknownWorkspace.tsx'

/** The console's root leads to the overview of the default workspace. */
export function HomeRedirect() {
  const { data, error, isPending, refetch } = useQuery(workspaceQueries.list())
  if (isPending) return <ShellSkeleton />
  if (error) return <ServerUnreachable error={error} onRetry={() => void refetch()} />
  const workspace = data.defaultId ?? data.all[0]?.id
  if (!workspace) return <UnknownWorkspace id="default" workspaces={data.all} />
  return <Navigate to={to(paths.overview, { workspace })} replace />
}

import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation } from 'react-router'
import { paths, to } from '@/paths.ts'
import { workspaceQueries } from '@/queries/workspaces.ts'
import { ServerUnreachable } from './ServerUnreachable.tsx'
import { ShellSkeleton } from './ShellSkeleton.tsx'
import { UnknownWorkspace } from './UnknownWorkspace.tsx'

/** Recordings belong to no workspace: comparing one leads to the default workspace, where the other side may be a session. */
export function CompareRedirect() {
  const { data, error, isPending, refetch } = useQuery(workspaceQueries.list())
  const { search } = useLocation()
  if (isPending) return <ShellSkeleton />
  if (error) return <ServerUnreachable error={error} onRetry={() => void refetch()} />
  const workspace = data.defaultId ?? data.all[0]?.id
  if (!workspace) return <UnknownWorkspace id="default" workspaces={data.all} />
  return <Navigate to={to(paths.compare, { workspace }) + search} replace />
}

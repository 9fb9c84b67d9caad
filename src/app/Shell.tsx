import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from 'react-router'
import { ApiError } from '@/api/http.ts'
import { workspaceQueries } from '@/queries/workspaces.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Navigation } from './Navigation.tsx'
import { NewSession } from './NewSession.tsx'
import { ProgressLine } from './ProgressLine.tsx'
import { ServerUnreachable } from './ServerUnreachable.tsx'
import { ShellKeys } from './ShellKeys.tsx'
import { ShellSkeleton } from './ShellSkeleton.tsx'
import { UnknownWorkspace } from './UnknownWorkspace.tsx'

/** The frame around every page of a workspace. */
export function Shell() {
  const { workspace: id = '' } = useParams()
  const workspaces = useQuery(workspaceQueries.list())
  const pulse = useQuery(workspaceQueries.version())
  const isUnreachable = pulse.failureReason instanceof ApiError && pulse.failureReason.status === 0

  if (workspaces.isPending) return <ShellSkeleton />
  if (workspaces.isError)
    return <ServerUnreachable error={workspaces.error} onRetry={() => void workspaces.refetch()} />
  const workspace = workspaces.data.all.find((one) => one.id === id)
  if (!workspace) return <UnknownWorkspace id={id} workspaces={workspaces.data.all} />

  return (
    <div className="grid h-full grid-cols-[216px_minmax(0,1fr)] overflow-hidden max-[900px]:grid-cols-[55px_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-2 focus:bg-ink focus:px-3 focus:py-1.5 focus:text-surface-1"
      >
        Skip to content
      </a>
      <ProgressLine />
      <Navigation workspace={workspace} all={workspaces.data.all} />
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col bg-surface-1 outline-none">
        {isUnreachable && (
          <Banner tone="wait" className="rounded-none border-x-0 border-t-0">
            The console’s server does not answer. What you see may be out of date; it is tried again every few seconds.
          </Banner>
        )}
        <Outlet />
      </main>
      <NewSession workspace={workspace} />
      <ShellKeys workspace={workspace} all={workspaces.data.all} />
    </div>
  )
}

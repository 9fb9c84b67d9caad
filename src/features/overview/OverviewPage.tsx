import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { newSessionSearch } from '@/paths.ts'
import { inboxQueries } from '@/queries/inbox.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { Kbd } from '@/ui/Kbd.tsx'
import { Page } from '@/ui/Page.tsx'
import { FailedPanel } from './FailedPanel.tsx'
import { Figures } from './Figures.tsx'
import { RecentResources } from './RecentResources.tsx'
import { RecentSessions } from './RecentSessions.tsx'
import { TryIt } from './TryIt.tsx'
import { WaitingPanel } from './WaitingPanel.tsx'
import { WeekPanel } from './WeekPanel.tsx'
import { WorkspaceProbes } from './WorkspaceProbes.tsx'

export function OverviewPage() {
  const workspace = useWorkspace()
  const [search] = useSearchParams()
  const running = useQuery(sessionQueries.list(workspace.id, { status: 'running' }))
  const waiting = useQuery(inboxQueries.waiting(workspace.id)).data?.waiting.length ?? 0
  return (
    <Page
      title="Overview"
      subtitle={
        running.data &&
        [runningText(running.data.items.length, running.data.older !== null), waitingText(waiting)].join(' ')
      }
      actions={
        workspace.isReadOnly ? null : (
          <Link to={newSessionSearch(search)} className={buttonClass('primary')}>
            New session <Kbd isOnPrimary>N</Kbd>
          </Link>
        )
      }
    >
      <Figures workspace={workspace.id} />
      <div className="grid grid-cols-[minmax(0,1fr)_400px] items-start gap-5 max-[1180px]:grid-cols-[minmax(0,1fr)_300px] max-[860px]:grid-cols-1">
        <div className="min-w-0">
          <WaitingPanel workspace={workspace} />
          <FailedPanel workspace={workspace.id} />
          <RecentSessions workspace={workspace} />
          <RecentResources workspace={workspace.id} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <WorkspaceProbes workspace={workspace.id} />
          <WeekPanel workspace={workspace.id} />
          {!workspace.isReadOnly && <TryIt workspace={workspace.id} />}
        </div>
      </div>
    </Page>
  )
}

function runningText(count: number, hasMore: boolean): string {
  if (count === 0) return 'Nothing runs right now.'
  if (count === 1) return 'One session runs.'
  return `${count}${hasMore ? ' or more' : ''} sessions run.`
}

function waitingText(count: number): string {
  if (count === 0) return ''
  return count === 1 ? 'One call waits for you.' : `${count} calls wait for you.`
}

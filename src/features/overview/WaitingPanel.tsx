import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { patiently } from '@/lib/patiently.ts'
import { paths, to } from '@/paths.ts'
import { inboxQueries } from '@/queries/inbox.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { Panel } from '@/ui/Panel.tsx'
import { PartBoundary } from '@/ui/PartBoundary.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

const WaitingEntry = lazy(patiently(async () => ({ default: (await import('./WaitingEntry.tsx')).WaitingEntry })))

const shown = 3

/** What waits for a person, to be answered right here. Nothing is shown while nothing waits. */
export function WaitingPanel({ workspace }: { workspace: Workspace }) {
  const waiting = useQuery(inboxQueries.waiting(workspace.id)).data?.waiting ?? []
  if (waiting.length === 0) return null
  return (
    <Panel
      title="Waiting for you"
      className="mb-4"
      aside={
        <Link to={to(paths.inbox, { workspace: workspace.id })} className={buttonClass('ghost', '-mr-2.5')}>
          {waiting.length > shown ? `All ${waiting.length} in the inbox` : 'Open the inbox'}
        </Link>
      }
    >
      <PartBoundary name="What waits">
        <Suspense fallback={<Skeleton className="m-3.5 h-20" />}>
          <ul aria-label="Waiting for you">
            {waiting.slice(0, shown).map((item) => (
              <WaitingEntry key={item.action.eventId} item={item} workspace={workspace} />
            ))}
          </ul>
        </Suspense>
      </PartBoundary>
    </Panel>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths, to } from '@/paths.ts'
import { inboxQueries } from '@/queries/inbox.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'

const shown = 4

/** What waits for a person, and the way to where it is answered. Nothing is shown while nothing waits. */
export function WaitingPanel({ workspace }: { workspace: string }) {
  const waiting = useQuery(inboxQueries.waiting(workspace)).data?.waiting ?? []
  if (waiting.length === 0) return null
  const inbox = to(paths.inbox, { workspace })
  return (
    <Panel
      title="Waiting for you"
      className="mb-4"
      aside={
        <Link to={inbox} className={buttonClass('ghost', '-mr-2.5')}>
          Open the inbox
        </Link>
      }
    >
      <ul aria-label="Waiting for you">
        {waiting.slice(0, shown).map(({ action, use, session }) => (
          <li
            key={action.eventId}
            className="relative flex h-[41px] items-center gap-2.5 border-b border-line px-3.5 last:border-b-0 hover:bg-surface-2"
          >
            <Pill tone="wait" hasDot className="min-w-[84px]">
              {action.kind === 'confirmation' ? 'approve' : 'answer'}
            </Pill>
            <span className="min-w-0">
              <RowLink to={inbox}>{session.title ?? 'Untitled'}</RowLink>
            </span>
            <span className="min-w-0 flex-1 truncate text-ink-3">
              {session.agent.name} wants {action.name ?? 'a tool'}
            </span>
            {use?.atMs != null && (
              <RelativeTime at={new Date(use.atMs).toISOString()} className="shrink-0 text-ink-3" />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

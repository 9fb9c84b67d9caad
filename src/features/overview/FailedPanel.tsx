import { useQuery } from '@tanstack/react-query'
import { paths, to } from '@/paths.ts'
import { failedSessions } from '@/queries/failedSessions.ts'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { useWeek } from './useWeek.ts'

export const failedPanelId = 'failed-lately'
const shown = 5

/** Sessions whose last turn failed, with the reason and the way to the event that tells it. */
export function FailedPanel({ workspace }: { workspace: string }) {
  const { data } = useQuery(failedSessions(workspace, useWeek().from))
  if (!data || data.failed.length === 0) return null
  return (
    <div id={failedPanelId} className="mb-4 scroll-mt-4">
      <Panel
        title="Failed lately"
        aside={
          <span className="truncate text-ink-3">
            {data.problem
              ? `Some of ${data.looked} could not be read`
              : `last turn of ${data.hasMore ? 'the newest ' : ''}${data.looked} sessions of 7 days`}
          </span>
        }
      >
        <ul aria-label="Failed lately">
          {data.failed.slice(0, shown).map(({ session, eventId, message, atMs }) => (
            <li
              key={session.id}
              className="relative flex h-[41px] items-center gap-2.5 border-b border-line px-3.5 last:border-b-0 hover:bg-surface-2"
            >
              <Pill tone="error" hasDot className="min-w-[84px]">
                failed
              </Pill>
              <span className="max-w-[45%] min-w-0" title={session.title ?? undefined}>
                <RowLink
                  to={`${to(paths.session, { workspace, id: session.id })}?event=${encodeURIComponent(eventId)}`}
                >
                  {session.title ?? 'Untitled'}
                </RowLink>
              </span>
              <span className="min-w-0 flex-1 truncate text-ink-3" title={message}>
                {message}
              </span>
              {atMs !== null && <RelativeTime at={new Date(atMs).toISOString()} className="shrink-0 text-ink-3" />}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}

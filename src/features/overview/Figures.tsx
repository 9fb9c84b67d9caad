import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths, to } from '@/paths.ts'
import { failedSessions } from '@/queries/failedSessions.ts'
import { inboxQueries } from '@/queries/inbox.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { weekOfSessions } from '@/queries/weekOfSessions.ts'
import { Pill } from '@/ui/Pill.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { failedPanelId } from './FailedPanel.tsx'
import { useWeek } from './useWeek.ts'

/** Counts of what was really read: "20+" where there is more. */
export function Figures({ workspace }: { workspace: string }) {
  const { from } = useWeek()
  const running = useQuery(sessionQueries.list(workspace, { status: 'running' }))
  const waiting = useQuery(inboxQueries.waiting(workspace))
  const failed = useQuery(failedSessions(workspace, from))
  const week = useQuery(weekOfSessions(workspace, from))
  const sessions = to(paths.sessions, { workspace })
  const failures = failed.data?.failed.length
  return (
    <ul aria-label="Figures" className="mb-4 grid grid-cols-4 gap-3 max-[860px]:grid-cols-2">
      <Figure
        name={<FigurePill tone="run">running</FigurePill>}
        count={running.data?.items.length}
        hasMore={running.data?.older != null}
        error={running.error}
        to={`${sessions}?status=running`}
      />
      <Figure
        name={<FigurePill tone="wait">waiting for you</FigurePill>}
        count={waiting.data?.waiting.length}
        hasMore={false}
        note={waiting.data && `in ${waiting.data.hasMore ? 'the newest ' : ''}${waiting.data.sessions} open`}
        error={waiting.error}
        to={to(paths.inbox, { workspace })}
      />
      <Figure
        name={<FigurePill tone="error">failed, 7 days</FigurePill>}
        count={failures}
        hasMore={false}
        note={failed.data && `of ${failed.data.hasMore ? 'the newest ' : ''}${failed.data.looked}`}
        error={failed.error}
        to={failures ? `#${failedPanelId}` : `${sessions}?created=7d`}
      />
      <Figure
        name="sessions, 7 days"
        count={week.data?.sessions.length}
        hasMore={week.data?.hasMore ?? false}
        error={week.error}
        to={`${sessions}?created=7d`}
      />
    </ul>
  )
}

function FigurePill({ tone, children }: { tone: 'run' | 'wait' | 'error'; children: string }) {
  return (
    <Pill tone={tone} hasDot isSmall>
      {children}
    </Pill>
  )
}

interface FigureProps {
  name: ReactNode
  count: number | undefined
  /** There are more than were counted. */
  hasMore: boolean
  /** What was counted among. */
  note?: string | undefined
  error: Error | null
  to: string
}

function Figure({ name, count, hasMore, note, error, to: target }: FigureProps) {
  return (
    <li className="relative rounded-3 border border-line bg-surface-1 px-3.5 py-3 hover:bg-surface-0">
      <Link
        to={target}
        className="flex h-[18px] items-center text-mini text-ink-3 after:absolute after:inset-0 after:rounded-3"
      >
        {name}
      </Link>
      <p className="mt-1 flex h-[33px] items-baseline gap-1.5 text-[22px] leading-[1.5] font-semibold tracking-[-0.02em] whitespace-nowrap tabular-nums">
        {count !== undefined ? (
          `${count}${hasMore ? '+' : ''}`
        ) : error ? (
          <span className="text-small font-normal tracking-normal text-k-error">could not be read</span>
        ) : (
          <Skeleton className="mt-2 h-5 w-8" />
        )}
        {note && <span className="truncate text-base font-normal tracking-normal text-ink-3">{note}</span>}
      </p>
    </li>
  )
}

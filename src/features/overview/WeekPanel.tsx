import { useQuery } from '@tanstack/react-query'
import { type DayOfSessions, sessionsByDay } from '@/domain/sessionsByDay.ts'
import { formatCount } from '@/lib/formatCount.ts'
import { weekOfSessions } from '@/queries/weekOfSessions.ts'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { DayBars } from './DayBars.tsx'
import { daysInWeek, useWeek } from './useWeek.ts'

/** The last seven days in numbers, from what the sessions made in them tell of themselves. */
export function WeekPanel({ workspace }: { workspace: string }) {
  const { nowMs, from } = useWeek()
  const { data, error } = useQuery(weekOfSessions(workspace, from))
  const byDay = data && sessionsByDay(data.sessions, daysInWeek, nowMs)
  return (
    <Panel title="Last 7 days">
      <div className="flex flex-col gap-3 px-3.5 py-3">
        {!data && !error && <Skeleton className="h-20 w-full" />}
        {error && !data && <p className="text-k-error">The sessions could not be read. {error.message}</p>}
        {data && byDay && (
          <>
            <div className="grid grid-cols-2 gap-4">
              <DayBars label="Sessions" days={byDay} value={({ sessions }) => sessions} say={String} />
              <DayBars label={unitOf(byDay).label} days={byDay} value={unitOf(byDay).value} say={formatCount} />
            </div>
            {data.hasMore && (
              <p className="text-ink-3">Only the newest {data.sessions.length} sessions of these days were read.</p>
            )}
            <Disclosure summary="As a table">
              <DayTable days={byDay} />
            </Disclosure>
          </>
        )}
      </div>
    </Panel>
  )
}

/** Tokens where the sessions tell of them, else credits. */
function unitOf(days: readonly DayOfSessions[]) {
  const hasTokens = days.some(({ tokens }) => tokens > 0) || days.every(({ credits }) => credits === 0)
  return hasTokens
    ? { label: 'Tokens', value: ({ tokens }: DayOfSessions) => tokens }
    : { label: 'Credits', value: ({ credits }: DayOfSessions) => Math.round(credits * 100) / 100 }
}

const sayDay = (atMs: number) => new Date(atMs).toLocaleDateString(undefined, { weekday: 'short', day: 'numeric' })

function DayTable({ days }: { days: readonly DayOfSessions[] }) {
  return (
    <table aria-label="Last 7 days" className="mt-1.5 w-full text-right tabular-nums [&_td]:py-0.5 [&_th]:font-medium">
      <thead className="text-ink-3">
        <tr>
          <th className="text-left">Day</th>
          <th>Sessions</th>
          <th>Ended</th>
          <th>Tokens</th>
          <th>Credits</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ atMs, sessions, ended, tokens, credits }) => (
          <tr key={atMs}>
            <td className="text-left">{sayDay(atMs)}</td>
            <td>{sessions}</td>
            <td>{ended}</td>
            <td>{formatCount(tokens)}</td>
            <td>{Math.round(credits * 100) / 100}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Bot, Box, Clock, Cpu, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Usage } from '@/domain/session/events.ts'
import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import { sayClock } from '@/lenses/quantities.ts'
import { formatCount } from '@/lib/formatCount.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { paths, to } from '@/paths.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { useTick } from './useTick.ts'

interface SessionFactsProps {
  workspace: string
  session: SessionSummary
  snapshot: Pick<LiveSessionSnapshot, 'usage' | 'timeline'>
  isRunning: boolean
}

/** Who works where, with what, since when, and what it took so far. */
export function SessionFacts({ workspace, session, snapshot, isRunning }: SessionFactsProps) {
  const { agent, environmentId } = session
  const environment = useQuery({
    ...environmentQueries.detail({ workspace, id: environmentId }),
    enabled: environmentId !== '',
  })
  // As the events tell it; what the resource says is used where they are silent.
  const used = usageParts(Object.keys(snapshot.usage).length > 0 ? snapshot.usage : session.usage)
  const lastAtMs = endMs(snapshot.timeline.at(snapshot.timeline.length - 1))
  return (
    <ul aria-label="Facts" className="mt-1.5 flex flex-wrap gap-x-[18px] gap-y-1 text-[12.5px] text-ink-2 tabular-nums">
      <Fact icon={<Bot />}>
        <Link className="font-medium text-ink hover:underline" to={to(paths.agent, { workspace, id: agent.id })}>
          {agent.name}
        </Link>
        {agent.version !== null && ` v${agent.version}`}
      </Fact>
      {agent.modelId !== '' && <Fact icon={<Cpu />}>{agent.modelId}</Fact>}
      {environmentId !== '' && (
        <Fact icon={<Box />}>
          <Link className="hover:underline" to={to(paths.environment, { workspace, id: environmentId })}>
            {environment.data?.name ?? environmentId}
          </Link>
        </Fact>
      )}
      <Started createdAt={session.createdAt} isRunning={isRunning} lastAtMs={lastAtMs} />
      {used.length > 0 && <Fact icon={<Zap />}>{used}</Fact>}
    </ul>
  )
}

/** The last sign of the session in its log, in milliseconds since the epoch. */
function endMs(row: TimelineRow | undefined): number | null {
  if (!row) return null
  return ('endedAtMs' in row ? row.endedAtMs : null) ?? row.atMs
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-1.5 [&_svg]:size-[13.5px] [&_svg]:flex-none [&_svg]:stroke-[1.75] [&_svg]:text-ink-3">
      <span aria-hidden="true">{icon}</span>
      <span>{children}</span>
    </li>
  )
}

interface StartedProps {
  createdAt: string | null
  isRunning: boolean
  lastAtMs: number | null
}

function Started({ createdAt, isRunning, lastAtMs }: StartedProps) {
  const nowMs = useTick(isRunning)
  const startMs = createdAt === null ? Number.NaN : Date.parse(createdAt)
  if (Number.isNaN(startMs)) return null
  const endMs = isRunning ? nowMs : lastAtMs
  return (
    <Fact icon={<Clock />}>
      <span title={new Date(startMs).toLocaleString()}>
        started {isSameDay(startMs, Date.now()) ? '' : `${new Date(startMs).toLocaleDateString()} `}
        {sayClock(startMs)}
      </span>
      {endMs !== null && endMs > startMs && (
        <>
          , <span className="font-medium text-ink">{formatDuration(endMs - startMs)}</span>
        </>
      )}
    </Fact>
  )
}

const isSameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()

function usageParts({ inputTokens, outputTokens, cacheReadInputTokens, totalCredits }: Usage): ReactNode[] {
  const parts: ReactNode[] = []
  const add = (amount: number | undefined, word: string) => {
    if (!amount) return // nothing used yet is not worth a fact
    parts.push(
      <span key={word}>
        {parts.length > 0 && ' · '}
        <span className="font-medium text-ink">{formatCount(Math.round(amount * 100) / 100)}</span> {word}
      </span>,
    )
  }
  add(inputTokens, 'in')
  add(outputTokens, 'out')
  add(cacheReadInputTokens, 'cached')
  add(totalCredits, 'credits')
  return parts
}

import type { Usage } from '@/domain/session/events.ts'
import type { SessionStatistics } from '@/domain/session/statistics/sessionStatistics.ts'
import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { sayCount } from '../../quantities.ts'
import type { SessionView } from '../../sessionView.ts'
import type { Fact } from '../Fact.ts'
import { Facts } from '../Facts.tsx'
import { Sub } from '../Sub.tsx'
import { usageFacts } from '../summaryFacts.ts'
import { type SessionTimes, sessionTimes } from './sessionTimes.ts'

interface TotalsTabProps {
  session: SessionView
  statistics: SessionStatistics
  usage?: Usage
}

/** Tokens, credits, counts and time of the session. */
export function TotalsTab({ session, statistics, usage }: TotalsTabProps) {
  const used = usedBy(session.usage, usage, statistics)
  const times = sessionTimes(statistics, session.isLive ? session.now() : null)
  const { turns, requests, requestErrors, calls } = statistics
  const counts: Fact[] = [
    { label: 'Turns', value: turns.toLocaleString('en') },
    { label: 'Events', value: session.items.length.toLocaleString('en') },
    {
      label: 'Model requests',
      value: requests.toLocaleString('en'),
      detail: requestErrors > 0 ? `${requestErrors} failed` : undefined,
    },
    { label: 'Tool calls', value: calls.length.toLocaleString('en') },
  ]
  return (
    <>
      <section aria-label="Used">
        {used.facts.length > 0 ? (
          <Facts facts={used.facts} onSelect={() => undefined} />
        ) : (
          <p className="px-3.5 py-3 text-ink-3">The API does not say yet what this session used.</p>
        )}
        {used.source && <p className="-mt-1 px-3.5 pb-2.5 text-ink-3 text-mini">{used.source}</p>}
      </section>
      <section aria-label="Counts" className="border-line border-t">
        <Facts facts={counts} onSelect={() => undefined} />
      </section>
      {times && <Times times={times} />}
    </>
  )
}

/** The session's own figures where it has them; what they leave out is summed over its requests, as far as loaded. */
function usedBy(said: Usage, resource: Usage | undefined, { usage, requests }: SessionStatistics) {
  const told = [said, resource ?? {}].find((figures) => usageFacts(figures).length > 0)
  const hasTokens = told?.inputTokens !== undefined || told?.outputTokens !== undefined
  if (told && hasTokens) return { facts: usageFacts(told), source: null }
  // Credits alone say nothing of tokens.
  const summed = sayCount(requests, 'model request')
  const source = told ? `Tokens added up from ${summed}.` : `Added up from ${summed}.`
  return { facts: usageFacts({ ...usage, ...told }), source: usageFacts(usage).length > 0 ? source : null }
}

const shares = [
  { name: 'Active', of: (times: SessionTimes) => times.workingMs, colour: 'bg-k-tool' },
  { name: 'Waiting for you', of: (times: SessionTimes) => times.waitingMs, colour: 'bg-k-wait' },
  { name: 'Between turns', of: (times: SessionTimes) => times.betweenTurnsMs, colour: 'bg-k-span' },
]

function Times({ times }: { times: SessionTimes }) {
  return (
    <section aria-label="Time from first to last event">
      <Sub title="From first to last event">
        <span className="tabular-nums">{formatDuration(times.wallMs)}</span>
      </Sub>
      <ul className="px-3.5 pb-3">
        {shares.map(({ name, of, colour }) => (
          <li key={name} className="grid h-[22px] grid-cols-[104px_1fr_66px] items-center gap-2.5 text-small">
            <span>{name}</span>
            <span aria-hidden="true" className="relative h-1.5 rounded-[3px] bg-surface-3">
              <span
                className={cn('absolute inset-y-0 left-0 rounded-[3px]', colour)}
                style={{ width: `${(100 * of(times)) / Math.max(1, times.wallMs)}%` }}
              />
            </span>
            <span className="text-right font-mono">{formatDuration(of(times))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

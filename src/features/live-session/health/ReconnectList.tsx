import type { Reconnect } from '@/domain/session/doctor/streamRecord.ts'
import { sayClock, sayCount } from '@/lenses/quantities.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { HealthSection } from './HealthSection.tsx'

/** When the stream was lost, why, and how long it took to find it again; the latest first. */
export function ReconnectList({ reconnects }: { reconnects: readonly Reconnect[] }) {
  return (
    <HealthSection title={`Reconnects (${reconnects.length})`}>
      {reconnects.length === 0 ? (
        <p>The stream has not been lost since the page was opened.</p>
      ) : (
        <ul className="flex max-h-48 flex-col gap-0.5 overflow-y-auto">
          {reconnects.toReversed().map(({ brokeAtMs, reason, restoredAtMs, attempts }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two breaks may fall into one millisecond
            <li key={index} className="tabular-nums">
              <time dateTime={new Date(brokeAtMs).toISOString()} className="mr-2 font-mono text-ink-2 text-small">
                {sayClock(brokeAtMs)}
              </time>
              {reason}{' '}
              <span className="text-ink-2">
                {restoredAtMs === null
                  ? `Not restored yet, ${sayCount(attempts, 'attempt')}.`
                  : `Restored after ${formatDuration(restoredAtMs - brokeAtMs)}, ${sayCount(attempts, 'attempt')}.`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </HealthSection>
  )
}

import { cn } from '@/lib/cn.ts'
import type { SessionView } from '../sessionView.ts'
import type { Inspected } from './inspected.ts'
import { timedEvents } from './neighbours.ts'
import { sayInstant, saySince } from './sayInstant.ts'
import { TimeSpentBars } from './TimeSpentBars.tsx'
import { timeOfEvent } from './timeOfEvent.ts'

interface TimingTabProps {
  inspected: Inspected
  session: SessionView
  onSelect: (eventId: string) => void
}

/** When the selected event and what belongs to it happened, each with the time since the one before. */
export function TimingTab({ inspected, session, onSelect }: TimingTabProps) {
  const events = timedEvents(session, inspected)
  const spent = timeOfEvent(inspected, session)
  const { item, event } = inspected
  const cell = 'px-1.5 py-1 first:pl-3.5 last:pr-3.5'
  let beforeMs: number | null = null
  return (
    <>
      <table aria-label="Times of this event and its neighbours" className="w-full text-small tabular-nums">
        <thead>
          <tr className="text-left text-ink-3 text-mini">
            <th scope="col" className={cn(cell, 'font-normal')}>
              Event
            </th>
            <th scope="col" className={cn(cell, 'font-normal')}>
              Time
            </th>
            <th scope="col" className={cn(cell, 'text-right font-normal')}>
              Since last
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((one) => {
            const since = one.atMs !== null && beforeMs !== null ? saySince(one.atMs - beforeMs) : ''
            beforeMs = one.atMs ?? beforeMs
            return (
              <tr key={one.eventId} className={cn('border-line border-t', one.isSelected && 'bg-k-tool-soft')}>
                <td className={cell}>
                  <button
                    type="button"
                    aria-current={one.isSelected || undefined}
                    className="text-left font-medium hover:underline"
                    onClick={() => onSelect(one.eventId)}
                  >
                    {one.relation}
                  </button>
                  <span className="block font-mono text-ink-3 text-mini [overflow-wrap:anywhere]">{one.type}</span>
                </td>
                <td className={cn(cell, 'align-top font-mono')}>
                  {one.atMs === null ? 'not told' : sayInstant(one.atMs)}
                </td>
                <td className={cn(cell, 'text-right align-top')}>{since}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {item?.arrivedAtMs != null && event.atMs !== null && (
        <p className="border-line border-t px-3.5 py-2 text-ink-3 text-small">
          It arrived here {saySince(item.arrivedAtMs - event.atMs)} from its own time, by two clocks that may differ.
        </p>
      )}
      {spent && <TimeSpentBars spent={spent} nowMs={session.isLive ? session.now() : null} />}
    </>
  )
}

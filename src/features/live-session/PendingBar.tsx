import type { LiveSession, PendingAction } from '@/domain/session/liveSessionContract.ts'
import type { Timeline } from '@/domain/session/timeline.ts'
import { Button } from '@/ui/Button.tsx'
import { PendingCard } from './PendingCard.tsx'
import type { SendEvents } from './SendEvents.ts'

interface PendingBarProps {
  pending: readonly PendingAction[]
  timeline: Timeline
  live: LiveSession
  send: SendEvents
  onReveal: (eventId: string) => void
}

/** What waits for a person, within reach of the composer. An action whose row is not here yet is answered right here. */
export function PendingBar({ pending, timeline, live, send, onReveal }: PendingBarProps) {
  if (pending.length === 0) return null
  return (
    <section aria-label="Waiting for you" className="mb-2 flex flex-col gap-1.5">
      {pending.map((action) =>
        timeline.indexOf(action.eventId) === -1 ? (
          <PendingCard key={action.eventId} action={action} use={live.read(action.eventId)} send={send} />
        ) : (
          <div
            key={action.eventId}
            className="flex items-center gap-2 rounded-2 bg-k-wait-soft py-1 pr-1 pl-3 text-k-wait"
          >
            <span className="min-w-0 flex-1 truncate text-small">
              <span className="font-medium">{action.name ?? 'A tool'}</span>{' '}
              {action.kind === 'confirmation' ? 'waits for your approval' : 'waits for your answer'}
              <span className="ml-2 font-mono">{summaryOf(timeline, action.eventId)}</span>
            </span>
            <Button onClick={() => onReveal(action.eventId)}>Review</Button>
          </div>
        ),
      )}
    </section>
  )
}

function summaryOf(timeline: Timeline, eventId: string): string {
  const row = timeline.at(timeline.indexOf(eventId))
  return row?.kind === 'call' ? row.summary : ''
}

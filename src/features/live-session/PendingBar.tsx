import type { LiveSession, PendingAction } from '@/domain/session/liveSessionContract.ts'
import type { Timeline } from '@/domain/session/timeline.ts'
import type { SendEvents } from '@/lenses/answers/SendEvents.ts'
import { useAnswer } from '@/lenses/answers/useAnswer.ts'
import { Button } from '@/ui/Button.tsx'
import { useTabCount } from '@/ui/useTabCount.ts'
import { NotifySwitch } from './NotifySwitch.tsx'
import { useWaitingNotices } from './useWaitingNotices.ts'
import { WaitingCard } from './WaitingCard.tsx'

interface PendingBarProps {
  pending: readonly PendingAction[]
  timeline: Timeline
  live: LiveSession
  send: SendEvents
  onReveal: (eventId: string) => void
}

/** What waits for a person, within reach of the composer. An action whose row is not here yet is answered right here. */
export function PendingBar({ pending, timeline, live, send, onReveal }: PendingBarProps) {
  useTabCount(pending.length)
  useWaitingNotices(pending, (action) => summaryOf(timeline, action.eventId), onReveal)
  if (pending.length === 0) return null
  // One line for one action: the room is the transcript's.
  const isAlone = pending.length === 1 && timeline.indexOf(pending[0]?.eventId ?? '') !== -1
  const approvals = pending.filter((action) => action.kind === 'confirmation')
  return (
    <section aria-label="Waiting for you" className="mb-2 flex flex-col gap-1.5">
      {pending.map((action) =>
        timeline.indexOf(action.eventId) === -1 ? (
          <WaitingCard key={action.eventId} action={action} use={live.read(action.eventId)} send={send} />
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
            {isAlone && <NotifySwitch isShort />}
            <Button onClick={() => onReveal(action.eventId)}>Review</Button>
          </div>
        ),
      )}
      {!isAlone && (
        <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
          <NotifySwitch />
          {approvals.length > 1 && (
            // What was sent for these is not the answer to others.
            <AllowAll key={approvals.map((action) => action.eventId).join()} approvals={approvals} send={send} />
          )}
        </div>
      )}
    </section>
  )
}

function AllowAll({ approvals, send }: { approvals: PendingAction[]; send: SendEvents }) {
  const { answered, problem, answer } = useAnswer(send)
  const allow = () =>
    answer(
      ...approvals.map(({ eventId, threadId }) => ({
        type: 'user.tool_confirmation' as const,
        toolUseId: eventId,
        result: 'allow' as const,
        threadId,
      })),
    )
  return (
    <span className="flex flex-wrap items-center gap-2">
      {problem && (
        <span role="alert" className="text-k-error text-small">
          {problem}
        </span>
      )}
      <Button isBusy={answered} onClick={() => void allow()}>
        {`Allow all ${approvals.length}`}
      </Button>
    </span>
  )
}

function summaryOf(timeline: Timeline, eventId: string): string {
  const row = timeline.at(timeline.indexOf(eventId))
  return row?.kind === 'call' ? row.summary : ''
}

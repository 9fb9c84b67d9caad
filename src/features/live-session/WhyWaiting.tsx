import { useMemo } from 'react'
import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { type Wait, whyWaiting } from '@/domain/session/whyWaiting.ts'
import { sayClock } from '@/lenses/quantities.ts'
import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { useTick } from './useTick.ts'

export interface WhyWaitingProps {
  snapshot: Pick<LiveSessionSnapshot, 'phase' | 'status' | 'stopReason' | 'pending' | 'timeline' | 'stats'>
  /** Shows an event, and the card that answers it. */
  onReveal: (eventId: string) => void
  /** Reconnects now. */
  onRetry: () => void
  /** Puts the cursor where a message is written; without it there is no button for that. */
  onWrite?: () => void
}

const labels = { review: 'Review', retry: 'Retry now', write: 'Write' } as const

/** One sentence on what the session waits for or does, since when, and the button that would end the wait. */
export function WhyWaiting({ snapshot, onReveal, onRetry, onWrite }: WhyWaitingProps) {
  const { phase, status, stopReason, pending, timeline } = snapshot
  const connection = snapshot.stats.state
  const wait = useMemo(
    () => whyWaiting({ phase, status, stopReason, pending, timeline, connection }),
    [phase, status, stopReason, pending, timeline, connection],
  )
  const nowMs = useTick(wait?.sinceMs != null)
  if (!wait) return null
  const act = actionOf(wait, { onReveal, onRetry, onWrite })
  return (
    <p
      role="note"
      aria-label="Why it is waiting"
      className={cn(
        'flex min-w-0 flex-wrap items-baseline gap-x-2 text-small',
        wait.waitsFor === 'person' || wait.waitsFor === 'connection' ? 'text-k-wait' : 'text-ink-2',
      )}
    >
      <span className="min-w-0 wrap-anywhere">{wait.sentence}</span>
      {wait.sinceMs !== null && (
        <span className="tabular-nums" title={new Date(wait.sinceMs).toISOString()}>
          Since {sayClock(wait.sinceMs)}, {formatDuration(Math.max(0, nowMs - wait.sinceMs))}.
        </span>
      )}
      {wait.unblock !== null && <span>{wait.unblock}</span>}
      {act && wait.action && (
        <button type="button" onClick={act} className="font-medium text-ink underline underline-offset-2">
          {labels[wait.action]}
        </button>
      )}
    </p>
  )
}

function actionOf(wait: Wait, props: Pick<WhyWaitingProps, 'onReveal' | 'onRetry' | 'onWrite'>) {
  const { eventId } = wait
  if (wait.action === 'review' && eventId !== null) return () => props.onReveal(eventId)
  if (wait.action === 'retry') return props.onRetry
  return wait.action === 'write' ? props.onWrite : undefined
}

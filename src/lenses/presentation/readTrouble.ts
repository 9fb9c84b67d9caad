import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { sessionPhase } from '@/domain/sessionSummary.ts'

/** Why a live run may not get any further before its audience. */
export type Trouble = 'failed' | 'lost' | 'stalled'

type Circumstances = Pick<LiveSessionSnapshot, 'status' | 'stopReason' | 'timeline' | 'stats' | 'pending'>

/** What a moment of a live session tells; whether it stalls only time tells. */
export function readTrouble(snapshot: Circumstances): Exclude<Trouble, 'stalled'> | null {
  const { status, stopReason, timeline, stats } = snapshot
  const phase = sessionPhase(status)
  if (phase === 'ended') return 'failed'
  if (phase === 'idle' && (stopReason?.type === 'retries_exhausted' || endsInError(timeline))) return 'failed'
  if (stats.state === 'reconnecting' || stats.state === 'stale' || stats.state === 'ended') return 'lost'
  return null
}

/** Whether something is to come of the session by itself: only then is silence a sign. */
export function isExpected({ status, pending }: Circumstances): boolean {
  const phase = sessionPhase(status)
  return (phase === 'running' || phase === 'rescheduling') && pending.length === 0
}

/** The turn's last word is an error; bookkeeping may follow it. */
function endsInError(timeline: LiveSessionSnapshot['timeline']): boolean {
  for (let index = timeline.length - 1; index >= 0; index -= 1) {
    const row = timeline.at(index)
    if (row?.kind === 'note' && row.tone === 'error') return true
    if (row?.kind !== 'note' && row?.kind !== 'request') return false
  }
  return false
}

import type { ReactNode } from 'react'
import type { ConnectionState, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { sayCount } from '@/lenses/quantities.ts'
import { shortId } from '@/lenses/shortId.ts'
import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import { useTick } from './useTick.ts'

interface StreamLineProps {
  snapshot: Pick<LiveSessionSnapshot, 'stats' | 'history' | 'phase' | 'lastHeardAtMs' | 'lastHeartbeatAtMs' | 'error'>
  onRetry: () => void
  /** What leads to more about it. */
  details?: ReactNode
}

const words: Record<ConnectionState, string> = {
  connecting: 'Connecting',
  'catching up': 'Catching up',
  live: 'Live',
  reconnecting: 'Reconnecting',
  stale: 'Stale',
  ended: 'Ended',
}

const tones: Record<ConnectionState, string> = {
  connecting: 'text-ink-2',
  'catching up': 'text-k-tool',
  live: 'text-accent',
  reconnecting: 'text-k-wait',
  stale: 'text-k-wait',
  ended: 'text-ink-2',
}

/** How the stream is doing, in one quiet line: what arrived, what is missing, and when it was last heard of. */
export function StreamLine({ snapshot, onRetry, details }: StreamLineProps) {
  const { stats, lastHeardAtMs, lastHeartbeatAtMs } = snapshot
  const nowMs = useTick(stats.state !== 'ended')
  const ago = (atMs: number) => `${formatDuration(roundAge(nowMs - atMs))} ago`
  const missing = stats.gapsFound - stats.gapsFilled
  const canRetry = stats.state === 'reconnecting' || stats.state === 'stale' || snapshot.phase === 'failed'
  return (
    <div className="flex min-h-[22px] flex-wrap items-center gap-x-3.5 px-0.5 pt-1.5 text-ink-3 text-mini tabular-nums">
      <span
        role="status"
        aria-label="Stream"
        className={cn('inline-flex items-center gap-1.5 font-medium', tones[stats.state])}
      >
        <span
          aria-hidden="true"
          className={cn(
            'size-[7px] rounded-full bg-current',
            stats.state === 'live' && 'shadow-[0_0_0_3px_var(--accent-soft)]',
            stats.state === 'ended' && 'bg-transparent ring-1 ring-current ring-inset',
          )}
        />
        {words[stats.state]}
      </span>
      <span>{sayCount(stats.events, 'event')}</span>
      {stats.lastId !== null && (
        <span title={stats.lastId}>
          last <span className="font-mono">{shortId(stats.lastId)}</span>
          {lastHeardAtMs !== null && ` ${ago(lastHeardAtMs)}`}
        </span>
      )}
      <span>
        {missing} missing · {sayCount(stats.reconnects, 'reconnect')}
      </span>
      {canRetry && (
        <button type="button" onClick={onRetry} className="font-medium text-ink-2 underline hover:text-ink">
          Retry now
        </button>
      )}
      {details}
      {lastHeartbeatAtMs !== null && stats.state !== 'ended' && (
        <span className="ml-auto">heartbeat {ago(lastHeartbeatAtMs)}</span>
      )}
    </div>
  )
}

/** Whole seconds once there is one: the line moves once a second, so it must not pretend to know more. */
const roundAge = (ms: number) => (ms < 1000 ? Math.max(0, Math.round(ms / 100) * 100) : Math.round(ms / 1000) * 1000)

import type { ThreadStatus } from '@/domain/session/trace/threadFold.ts'
import type { ThreadLane } from '@/domain/session/trace/threadLanes.ts'
import type { ThreadSegment } from '@/domain/session/trace/threadSegments.ts'
import type { PillTone } from '@/ui/Pill.tsx'

/** What a thread is called: its agent, and that it is the primary one. */
function threadName({ agentName, isPrimary, threadId }: ThreadLane): string {
  if (isPrimary) return agentName === null ? 'Primary thread' : `${agentName} (primary)`
  return agentName ?? threadId ?? 'Unnamed thread'
}

/** Names that tell threads of the same agent apart. */
export function threadNames(lanes: readonly ThreadLane[]): string[] {
  const counts = new Map<string, number>()
  return lanes.map((lane) => {
    const name = threadName(lane)
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name} ${count}`
  })
}

/** Where a thread stands; null when it never said. */
export const threadStatus = ({ changes }: ThreadLane): ThreadStatus | null => changes.at(-1)?.status ?? null

/** Whether time goes on for it: it works, or it waits. */
export const isUnderWay = (status: ThreadStatus | null): boolean =>
  status === 'running' || status === 'waiting' || status === 'rescheduling'

export const statusTones: Record<ThreadStatus, PillTone> = {
  running: 'run',
  idle: 'neutral',
  waiting: 'wait',
  rescheduling: 'wait',
  terminated: 'neutral',
}

/** Backgrounds of the segments, told apart by pattern as well as hue. */
export const statusPaint: Record<Exclude<ThreadSegment['status'], 'terminated'>, string> = {
  running: 'color-mix(in oklab, var(--k-tool) 84%, var(--surface-1))',
  idle: 'var(--k-span-soft)',
  waiting: 'repeating-linear-gradient(135deg, var(--k-wait) 0 3px, var(--k-wait-soft) 3px 6px)',
  rescheduling: 'repeating-linear-gradient(90deg, var(--ink-3) 0 1.5px, transparent 1.5px 4px)',
  seen: 'repeating-linear-gradient(45deg, var(--line-strong) 0 1px, transparent 1px 5px)',
}

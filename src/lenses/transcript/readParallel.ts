import type { CallRow, Timeline } from '@/domain/session/timeline.ts'

/** Calls the agent asked for together: each began before one of the others had ended. */
export interface ParallelCalls {
  firstIndex: number
  lastIndex: number
  keys: string[]
  startMs: number
  /** When the last of those ended whose end is known; null when none is. */
  endMs: number | null
  /** One of them still runs or waits. */
  isOpen: boolean
}

/** A run of calls longer than this is told in parts. */
const mostCalls = 64

/** The parallel calls the row at `index` is one of; null when it is no call or stands alone. */
export function readParallel(timeline: Timeline, index: number): ParallelCalls | null {
  const row = timeline.at(index)
  if (row?.kind !== 'call') return null
  let first = index
  while (first > 0 && index - first < mostCalls && isNeighbour(timeline, first - 1, row)) first -= 1
  let run: (ParallelCalls & { overlapEndMs: number }) | null = null
  for (let at = first; at - first < 2 * mostCalls && (at <= index || isNeighbour(timeline, at, row)); at += 1) {
    const call = timeline.at(at)
    if (call?.kind !== 'call' || call.atMs === null) {
      if (at >= index) break
      run = null
      continue
    }
    if (run && call.atMs < run.overlapEndMs) addCall(run, call, at)
    else if (at > index) break
    else run = startRun(call, at, call.atMs)
  }
  if (!run || run.keys.length < 2) return null
  const { overlapEndMs: _, ...calls } = run
  return calls
}

const startRun = (call: CallRow, index: number, startMs: number) => ({
  firstIndex: index,
  lastIndex: index,
  keys: [call.key],
  startMs,
  endMs: call.endedAtMs,
  isOpen: isOpenCall(call),
  overlapEndMs: call.endedAtMs ?? Number.POSITIVE_INFINITY,
})

function addCall(run: ReturnType<typeof startRun>, call: CallRow, index: number): void {
  run.lastIndex = index
  run.keys.push(call.key)
  if (call.endedAtMs !== null) run.endMs = Math.max(run.endMs ?? call.endedAtMs, call.endedAtMs)
  run.isOpen ||= isOpenCall(call)
  run.overlapEndMs = Math.max(run.overlapEndMs, call.endedAtMs ?? Number.POSITIVE_INFINITY)
}

const isOpenCall = ({ outcome }: CallRow) => outcome === 'running' || outcome === 'waiting'

function isNeighbour(timeline: Timeline, index: number, call: CallRow): boolean {
  const row = timeline.at(index)
  return row?.kind === 'call' && row.threadId === call.threadId
}

import { useMemo, useState } from 'react'
import type { Timeline } from '@/domain/session/timeline.ts'
import { type IdleGap, idleGaps } from '@/domain/session/trace/idleGaps.ts'
import { compressedTimeMap, plainTimeMap, type TimeMap } from '@/domain/session/trace/timeMap.ts'
import { type TraceExtent, traceExtent } from '@/domain/session/trace/traceExtent.ts'
import { createTraceLines, type TraceLines } from '@/domain/session/trace/traceLines.ts'
import { createTraceTree, type TraceTree } from '@/domain/session/trace/traceTree.ts'
import type { TraceShown } from '@/domain/session/trace/turnLines.ts'
import type { SessionView } from '../sessionView.ts'

export interface Trace {
  tree: TraceTree
  lines: TraceLines
  gaps: readonly IdleGap[]
  /** Null when nothing says when it was. */
  extent: TraceExtent | null
  map: TimeMap
}

/** The session as a tree with a time axis, brought up to date when the session changes. */
export function useTrace(session: SessionView, shown: TraceShown, isCompressed: boolean): Trace {
  const { timeline, version } = session
  const [{ tree, sync, arrange }] = useState(() => {
    const made = createTraceTree()
    let seen = -1
    const sync = (timeline: Timeline, revision: number) => {
      made.sync(timeline, revision !== seen)
      seen = revision
    }
    return { tree: made, sync, arrange: createTraceLines(made) }
  })
  const { revision } = session.items
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timeline may keep its identity while it grows; the version tells
  const base = useMemo(() => {
    sync(timeline, revision)
    const extent = traceExtent(timeline, tree.turns)
    const gaps = idleGaps(timeline, tree.turns)
    return { extent, gaps, map: toMap(extent, isCompressed ? gaps : []) }
  }, [tree, sync, timeline, version, revision, isCompressed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `base` says that the tree has changed
  const lines = useMemo(() => arrange(shown), [arrange, base, shown])
  return { tree, lines, ...base }
}

/** Seams are wide enough to be seen when the whole session is in sight, and never most of it. */
function toMap(extent: TraceExtent | null, gaps: readonly IdleGap[]): TimeMap {
  const startMs = extent?.startMs ?? 0
  if (!extent || gaps.length === 0) return plainTimeMap(startMs)
  const idleMs = gaps.reduce((sum, gap) => sum + gap.endMs - gap.startMs, 0)
  const activeMs = Math.max(1000, extent.endMs - startMs - idleMs)
  return compressedTimeMap(startMs, gaps, activeMs * Math.min(0.03, 0.4 / gaps.length))
}

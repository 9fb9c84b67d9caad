import { useMemo, useState } from 'react'
import { type ThreadArrow, threadArrows } from '@/domain/session/trace/threadArrows.ts'
import { createThreadLanes, type ThreadLane } from '@/domain/session/trace/threadLanes.ts'
import { type ThreadSegment, threadSegments } from '@/domain/session/trace/threadSegments.ts'
import type { SessionView } from '../sessionView.ts'
import { threadNames } from './sayThread.ts'

export interface NamedThread {
  lane: ThreadLane
  name: string
  segments: ThreadSegment[]
}

export interface Threads {
  threads: NamedThread[]
  arrows: ThreadArrow[]
}

/** The threads of a session, brought up to date when the session changes. */
export function useThreads({ items, version, read }: SessionView): Threads {
  const [lanes] = useState(createThreadLanes)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the items may keep their identity while they grow; the version tells
  return useMemo(() => {
    const synced = lanes.sync(items, read)
    const names = threadNames(synced.lanes)
    const threads = synced.lanes.map((lane, at) => ({ lane, name: names[at] ?? '', segments: threadSegments(lane) }))
    return { threads, arrows: threadArrows(synced) }
  }, [lanes, items, version, read])
}

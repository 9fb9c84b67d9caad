import { useEffect, useState } from 'react'
import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { isExpected, readTrouble, type Trouble } from './readTrouble.ts'

/** An audience waits about so long before it wonders. */
export const stallMs = 20_000

/** What keeps a live session from going on, while somebody watches over it. */
export function useTrouble(snapshot: LiveSessionSnapshot, isWatched: boolean): Trouble | null {
  const { timelineVersion, drafts } = snapshot
  const isWaiting = isWatched && isExpected(snapshot)
  const [stalledAt, setStalledAt] = useState<number | null>(null)

  // Anything that comes, a piece of a text included, begins the wait anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: drafts grow without the timeline
  useEffect(() => {
    setStalledAt(null)
    if (!isWaiting) return
    const timer = setTimeout(() => setStalledAt(timelineVersion), stallMs)
    return () => clearTimeout(timer)
  }, [timelineVersion, drafts, isWaiting])

  if (!isWatched) return null
  return readTrouble(snapshot) ?? (isWaiting && stalledAt === timelineVersion ? 'stalled' : null)
}

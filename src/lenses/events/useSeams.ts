import { useRef } from 'react'
import type { LogItems } from '@/domain/session/logItems.ts'
import type { StreamSeam } from '../sessionView.ts'
import type { Seam } from './eventRows.ts'

/** Where the stream broke: behind the last event that had arrived by then. Each place is looked for once. */
export function useSeams(items: LogItems, breaks: readonly StreamSeam[]): Seam[] {
  const known = useRef(new Map<number, string | null>())
  return breaks.map((one) => {
    const { brokeAtMs, restoredAtMs, resumedAfterId } = one
    if (resumedAfterId !== null && items.indexOf(resumedAfterId) !== -1) return { ...one, afterId: resumedAfterId }
    let afterId = known.current.get(brokeAtMs) ?? null
    // Until an event from before is here, older history may still bring one.
    if (afterId === null || items.indexOf(afterId) === -1) {
      afterId = lastBefore(items, restoredAtMs ?? brokeAtMs)
      known.current.set(brokeAtMs, afterId)
    }
    return { ...one, afterId }
  })
}

/** What a list brought has no time of arrival: only where nothing else is known, the time of the event stands in. */
function lastBefore(items: LogItems, atMs: number): string | null {
  let listed: string | null = null
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items.at(index)
    if (!item || item.source === 'gap') continue
    if (item.arrivedAtMs !== null && item.arrivedAtMs < atMs) return item.id
    if (item.arrivedAtMs === null && item.atMs !== null && item.atMs < atMs) listed ??= item.id
  }
  return listed
}

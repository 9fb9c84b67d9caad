import { useEffect, useEffectEvent, useRef } from 'react'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'

/** `here` is also said of no event at all. `looking`: it may be in the history that is still being read. */
export type LinkedEvent = 'here' | 'looking' | 'failed' | 'missing'

/**
 * Where the event of the address is. As long as it is not in the log, older history is asked for; `onFound` is called
 * once it has come.
 */
export function useLinkedEvent(
  live: LiveSession,
  snapshot: LiveSessionSnapshot,
  eventId: string | null,
  onFound: (eventId: string) => void,
): LinkedEvent {
  const { phase, history, items, timeline } = snapshot
  const isHere = eventId === null || items.indexOf(eventId) !== -1 || timeline.indexOf(eventId) !== -1
  const state = isHere ? 'here' : history === 'complete' ? 'missing' : history === 'failed' ? 'failed' : 'looking'

  const shouldLoad = phase === 'ready' && state === 'looking' && history === 'more'
  useEffect(() => {
    if (shouldLoad) live.loadOlder()
  }, [shouldLoad, live])

  const soughtId = useRef<string | null>(null)
  const found = useEffectEvent(() => {
    if (eventId !== null && soughtId.current === eventId) onFound(eventId)
    soughtId.current = isHere ? null : eventId
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked whenever the answer may have become another
  useEffect(() => found(), [isHere, eventId])
  return state
}

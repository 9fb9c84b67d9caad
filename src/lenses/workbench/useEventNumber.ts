import { useEffect, useEffectEvent, useState } from 'react'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { notifyFailure } from '@/ui/notify.ts'

/**
 * Goes to an event by its number, counted from the beginning of the session. Until the beginning is here, older history
 * is asked for; the number waits meanwhile.
 */
export function useEventNumber(
  live: LiveSession,
  { items, history }: Pick<LiveSessionSnapshot, 'items' | 'history'>,
  onReveal: (eventId: string) => void,
): (number: number) => void {
  const [wanted, setWanted] = useState<number | null>(null)
  const isCounted = history === 'complete' || history === 'failed'

  const shouldLoad = wanted !== null && history === 'more'
  useEffect(() => {
    if (shouldLoad) live.loadOlder()
  }, [shouldLoad, live])

  const arrive = useEffectEvent((number: number) => {
    setWanted(null)
    const item = items.at(number - 1)
    if (history === 'failed') notifyFailure('The beginning of this session could not be read. Try again.')
    else if (item) onReveal(item.id)
    else notifyFailure(`This session has ${items.length} events: there is no number ${number}.`)
  })
  useEffect(() => {
    if (wanted !== null && isCounted) arrive(wanted)
  }, [wanted, isCounted])
  return setWanted
}

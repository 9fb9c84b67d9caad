import { useCallback, useMemo, useState } from 'react'
import type { Selection } from '@/lenses/sessionView.ts'
import type { ChangeSessionUrl } from './useSessionUrl.ts'

export interface Reveal {
  selection: Selection
  /** Selects an event and brings it into sight. */
  reveal(eventId: string): void
  /** The event to be brought into sight; a new object asks again. */
  request: { eventId: string } | null
}

/** The selected event, and the wish to see it: what is chosen in the lens itself is in sight already. */
export function useReveal(eventId: string | null, change: ChangeSessionUrl): Reveal {
  const [request, setRequest] = useState(() => (eventId === null ? null : { eventId }))
  const select = useCallback((id: string | null) => change({ eventId: id }), [change])
  const reveal = useCallback(
    (id: string) => {
      change({ eventId: id })
      setRequest({ eventId: id })
    },
    [change],
  )
  const selection = useMemo(() => ({ eventId, select }), [eventId, select])
  return { selection, reveal, request }
}

import { useCallback, useMemo, useState } from 'react'
import type { Selection } from '@/lenses/sessionView.ts'
import type { ChangeSessionUrl } from './useSessionUrl.ts'

export interface Reveal {
  selection: Selection
  /** Selects an event and brings it into sight. The focus goes there too, unless it is to stay where it is. */
  reveal(eventId: string, keepsFocus?: boolean): void
  /** Brings an event into sight and leaves the selection and the focus as they are. */
  bring(eventId: string): void
  /** The event to be brought into sight; a new object asks again. */
  request: { eventId: string; keepsFocus: boolean } | null
  /** A selection for what stands beside the lens: what is chosen there is brought into sight, without the focus. */
  outside: Selection
}

/** The selected event, and the wish to see it: what is chosen in the lens itself is in sight already. */
export function useReveal(eventId: string | null, change: ChangeSessionUrl): Reveal {
  const [request, setRequest] = useState(() => (eventId === null ? null : { eventId, keepsFocus: false }))
  const select = useCallback((id: string | null) => change({ eventId: id }), [change])
  const reveal = useCallback(
    (id: string, keepsFocus = false) => {
      change({ eventId: id })
      setRequest({ eventId: id, keepsFocus })
    },
    [change],
  )
  const selection = useMemo(() => ({ eventId, select }), [eventId, select])
  const bring = useCallback((id: string) => setRequest({ eventId: id, keepsFocus: true }), [])
  const outside = useMemo(
    () => ({ eventId, select: (id: string | null) => (id === null ? select(null) : reveal(id, true)) }),
    [eventId, select, reveal],
  )
  return { selection, reveal, bring, request, outside }
}

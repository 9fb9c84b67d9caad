import { mutationOptions } from '@tanstack/react-query'
import { sendSessionEvents } from '@/api/sessionEvents.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { OutgoingEvent } from '@/domain/session/events.ts'
import { sessionQueries } from './sessions.ts'

export const sessionEventMutations = {
  /** Sends events to a session and gives back what it took. The open session learns of them by itself. */
  send: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (events: OutgoingEvent[]) => sendSessionEvents(ref, events, { idempotencyKey: crypto.randomUUID() }),
      onSuccess: (_received, _events, _result, { client }) => {
        // Not awaited: the message is sent whether or not the header's facts can be read again.
        void client.invalidateQueries({ queryKey: sessionQueries.detail(ref).queryKey })
      },
    }),
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { OutgoingEvent } from '@/domain/session/events.ts'
import { inboxQueries } from './inbox.ts'
import { sessionEventMutations } from './sessionEvents.ts'

/** Sends the answer to something that waits in a session that is not open. */
export function useSendAnswer(session: ResourceRef, onAnswered: () => void) {
  const client = useQueryClient()
  const { mutateAsync } = useMutation(sessionEventMutations.send(session))
  return async (events: OutgoingEvent[]): Promise<void> => {
    try {
      await mutateAsync(events)
      onAnswered()
    } finally {
      // A refusal, too, may mean that it no longer waits. Not awaited: the answer is sent either way.
      void client.invalidateQueries({ queryKey: inboxQueries.waiting(session.workspace).queryKey })
    }
  }
}

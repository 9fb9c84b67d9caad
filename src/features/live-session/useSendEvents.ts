import { useMutation } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { SendEvents } from '@/lenses/answers/SendEvents.ts'
import { toProblem } from '@/queries/problem.ts'
import { sessionEventMutations } from '@/queries/sessionEvents.ts'

/** Sends, and tells the log what was accepted. After a refusal the log is read again: it was behind. */
export function useSendEvents(ref: ResourceRef, live: LiveSession): SendEvents {
  const { mutateAsync } = useMutation(sessionEventMutations.send(ref))
  return useCallback(
    async (events) => {
      try {
        live.accepted(await mutateAsync(events))
      } catch (error) {
        const { status } = toProblem(error)
        if (status === 409 || status === 400) live.retry()
        throw error
      }
    },
    [live, mutateAsync],
  )
}

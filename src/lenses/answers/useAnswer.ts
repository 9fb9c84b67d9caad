import { useState } from 'react'
import type { OutgoingEvent } from '@/domain/session/events.ts'
import type { SendEvents } from './SendEvents.ts'

/** An answer to what waits, one or several at once: on its way, or refused with the reason in words. */
export function useAnswer(send: SendEvents) {
  const [answered, setAnswered] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const answer = async (...events: OutgoingEvent[]) => {
    setAnswered(true)
    setProblem(null)
    try {
      await send(events)
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The answer was not sent.'
      const isStale = statusOf(error) === 409 || statusOf(error) === 400
      setProblem(isStale ? `${message} It may have been answered elsewhere; the session is being read again.` : message)
      setAnswered(false)
    }
  }
  return { answered, problem, answer }
}

/** A refusal of the API carries its HTTP status; other errors have none. */
const statusOf = (error: unknown): unknown => (error instanceof Error && 'status' in error ? error.status : null)

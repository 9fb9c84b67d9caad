import { useState } from 'react'
import type { OutgoingEvent } from '@/domain/session/events.ts'
import { toProblem } from '@/queries/problem.ts'
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
      const { status, message } = toProblem(error)
      const isStale = status === 409 || status === 400
      setProblem(isStale ? `${message} It may have been answered elsewhere; the session is being read again.` : message)
      setAnswered(false)
    }
  }
  return { answered, problem, answer }
}

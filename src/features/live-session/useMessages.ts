import { useCallback, useState } from 'react'
import type { OutgoingMessage } from '@/lenses/transcript/TranscriptItem.ts'
import { toProblem } from '@/queries/problem.ts'
import type { SendEvents } from './SendEvents.ts'

/** A message that came back. `isBusy` when the session was at work, so that it may be taken later. */
export interface SendProblem {
  message: string
  isBusy: boolean
}

/** Messages on their way: shown at once, gone when the log holds them, handed back when they were refused. */
export function useMessages(send: SendEvents) {
  const [outgoing, setOutgoing] = useState<readonly OutgoingMessage[]>([])

  const sendMessage = useCallback(
    async (text: string): Promise<SendProblem | null> => {
      const message = { key: `outgoing:${crypto.randomUUID()}`, text }
      setOutgoing((before) => [...before, message])
      try {
        await send([{ type: 'user.message', text }])
        return null
      } catch (error) {
        const { status, message: words } = toProblem(error)
        return { message: words, isBusy: status === 409 }
      } finally {
        setOutgoing((before) => before.filter((one) => one !== message))
      }
    },
    [send],
  )
  return { outgoing, sendMessage }
}

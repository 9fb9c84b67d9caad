import { useCallback, useState } from 'react'
import type { AttachedFile } from '@/domain/session/events.ts'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import type { SendEvents } from '@/lenses/answers/SendEvents.ts'
import { toProblem } from '@/queries/problem.ts'
import { type SentMessage, withoutEchoes } from './withoutEchoes.ts'

/** A message that came back. `isBusy` when the session was at work, so that it may be taken later. */
export interface SendProblem {
  message: string
  isBusy: boolean
}

/** Messages on their way: shown at once, gone when the log holds them, handed back when they were refused. */
export function useMessages(
  send: SendEvents,
  live: Pick<LiveSession, 'shown' | 'getSnapshot' | 'read'>,
  { items }: Pick<LiveSessionSnapshot, 'items'>,
) {
  const [outgoing, setOutgoing] = useState<readonly SentMessage[]>([])

  const sendMessage = useCallback(
    async (text: string, files: readonly AttachedFile[] = []): Promise<SendProblem | null> => {
      const { items: known } = live.getSnapshot()
      const afterId = known.at(known.length - 1)?.id ?? null
      const message = { key: `outgoing:${crypto.randomUUID()}`, text, afterId }
      const remove = () => setOutgoing((before) => before.filter((one) => one !== message))
      setOutgoing((before) => [...before, message])
      try {
        await send([{ type: 'user.message', text, ...(files.length > 0 ? { files } : {}) }])
        void live.shown().then(remove)
        return null
      } catch (error) {
        remove()
        const { status, message: words } = toProblem(error)
        return { message: words, isBusy: status === 409 }
      }
    },
    [send, live],
  )
  return { outgoing: withoutEchoes(outgoing, items, live.read), sendMessage }
}

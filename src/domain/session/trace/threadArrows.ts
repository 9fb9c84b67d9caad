import type { ThreadMessage } from './threadFold.ts'
import type { ThreadLanes } from './threadLanes.ts'

/** A message from one lane to another. Lanes are given by their place in the list. */
export interface ThreadArrow {
  from: number
  to: number
  message: ThreadMessage
  sentAtMs: number
  /** When the other side told of it; the same as sent when it did not. */
  receivedAtMs: number
  /** The event of the other side. */
  receivedId: string | null
}

/** The lane a thread id belongs to; -1 when none does. */
export const laneOf = ({ lanes }: ThreadLanes, threadId: string | null): number =>
  lanes.findIndex(({ ids }) => ids.has(threadId))

/** Each message once, oldest first: sent and received are one when both sides told of it, in their order. */
export function threadArrows(threads: ThreadLanes): ThreadArrow[] {
  const arrows: ThreadArrow[] = []
  const onTheirWay = new Map<string, ThreadArrow[]>()
  for (const message of threads.messages) {
    const own = laneOf(threads, message.threadId)
    const other = laneOf(threads, message.otherThreadId)
    if (message.atMs === null || own === -1 || other === -1 || own === other) continue
    const isSent = message.direction === 'sent'
    const [from, to] = isSent ? [own, other] : [other, own]
    const key = `${from} ${to}`
    const sent = isSent ? undefined : onTheirWay.get(key)?.shift()
    if (sent) {
      sent.receivedAtMs = Math.max(sent.sentAtMs, message.atMs)
      sent.receivedId = message.eventId
      continue
    }
    const arrow = { from, to, message, sentAtMs: message.atMs, receivedAtMs: message.atMs, receivedId: null }
    arrows.push(arrow)
    if (!isSent) continue
    const waiting = onTheirWay.get(key)
    if (waiting) waiting.push(arrow)
    else onTheirWay.set(key, [arrow])
  }
  return arrows
}

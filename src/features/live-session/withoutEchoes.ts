import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import type { OutgoingMessage } from '@/lenses/transcript/TranscriptItem.ts'

export interface SentMessage extends OutgoingMessage {
  /** The newest event of the log when it was sent; null when the log was empty. */
  afterId: string | null
}

/**
 * Messages that the log does not show yet. The stream often tells of a message before its POST is answered with the
 * event's id: until then the first new message with the same text is taken for it.
 */
export function withoutEchoes(
  sent: readonly SentMessage[],
  items: LiveSessionSnapshot['items'],
  read: LiveSession['read'],
): readonly SentMessage[] {
  if (sent.length === 0) return sent
  const taken = new Set<number>()
  const unheard = sent.filter(({ text, afterId }) => {
    const before = afterId === null ? -1 : items.indexOf(afterId)
    if (before === -1 && afterId !== null) return true
    for (let index = before + 1; index < items.length; index += 1) {
      const item = items.at(index)
      if (item?.type !== 'user.message' || taken.has(index) || textOf(read(item.id)) !== text.trim()) continue
      taken.add(index)
      return false
    }
    return true
  })
  return unheard.length === sent.length ? sent : unheard
}

function textOf(event: ReturnType<LiveSession['read']>): string | null {
  if (event?.type !== 'user.message') return null
  return event.content
    .map((block) => (block.type === 'text' ? block.text : ''))
    .join('')
    .trim()
}

import type { ContentBlock, SessionEvent } from '@/domain/session/events.ts'
import { decodeContent } from './decodeContent.ts'

/** What every event has. */
export type Common = Pick<SessionEvent, 'id' | 'hasOwnId' | 'processedAt' | 'atMs' | 'turnId' | 'threadId'>

/** Null when the content is not the list of blocks it has to be. */
export function withContent(raw: unknown, toEvent: (content: ContentBlock[]) => SessionEvent): SessionEvent | null {
  const content = decodeContent(raw)
  return content && toEvent(content)
}

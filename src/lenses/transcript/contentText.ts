import type { ContentBlock } from '@/domain/session/events.ts'

/** The text of content blocks, one after the other; what is not text is left out. */
export function contentText(content: readonly ContentBlock[]): string {
  return content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n')
}

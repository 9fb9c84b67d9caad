import type { ContentBlock } from '@/domain/session/events.ts'
import { Markdown } from '../markdown/Markdown.tsx'
import { ContentBlocks } from './ContentBlocks.tsx'

/**
 * What the agent said, finished or still being written. Both are the same element, so that nothing moves when the
 * last word arrives.
 */
export function MessageText({ content, isWriting }: { content: readonly ContentBlock[]; isWriting: boolean }) {
  return (
    <div className="max-w-[700px] py-[5px] pb-1.5 text-prose [overflow-wrap:anywhere]">
      <ContentBlocks content={content} renderText={(text) => <Markdown text={text} isWriting={isWriting} />} />
      {content.length === 0 && <p className="text-ink-3">The agent sent an empty message.</p>}
    </div>
  )
}

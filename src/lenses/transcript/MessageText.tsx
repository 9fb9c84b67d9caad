import type { ReactNode } from 'react'
import type { ContentBlock } from '@/domain/session/events.ts'
import { ContentBlocks } from './ContentBlocks.tsx'
import { ProseText } from './ProseText.tsx'

interface MessageTextProps {
  content: readonly ContentBlock[]
  isWriting: boolean
  /** Behind the text: how it was written. */
  children?: ReactNode
}

/**
 * What the agent said, finished or still being written. Both are the same element, so that nothing moves when the
 * last word arrives.
 */
export function MessageText({ content, isWriting, children }: MessageTextProps) {
  return (
    <div className="max-w-[700px] py-[5px] pb-1.5 text-prose [overflow-wrap:anywhere]">
      <ContentBlocks
        content={content}
        renderText={(text) => <ProseText text={text} label="Message" isWriting={isWriting} />}
      />
      {content.length === 0 && !isWriting && <p className="text-ink-3">The agent sent an empty message.</p>}
      {children}
    </div>
  )
}

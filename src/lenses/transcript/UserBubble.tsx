import type { ContentBlock } from '@/domain/session/events.ts'
import { TextLines } from '../code/TextLines.tsx'
import { ContentBlocks } from './ContentBlocks.tsx'

/** A pasted file is longer than this; it folds. */
const longestBubble = 10_000

/** What a person (or the operator, as `system`) wrote to the agent. */
export function UserBubble({
  content,
  who,
  status,
}: {
  content: readonly ContentBlock[]
  who?: string
  status?: string
}) {
  return (
    <div className="w-fit min-w-30 max-w-[640px] rounded-3 bg-surface-2 px-3 py-[9px] text-prose">
      {who && <p className="mb-0.5 font-medium text-ink-3 text-mini">{who}</p>}
      <ContentBlocks
        content={content}
        renderText={(text) =>
          text.length > longestBubble ? (
            <TextLines text={text} label="Message" />
          ) : (
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
          )
        }
      />
      {status && <p className="mt-0.5 text-ink-3 text-mini">{status}</p>}
    </div>
  )
}

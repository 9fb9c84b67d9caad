import { useMemo } from 'react'
import type { ContentBlock } from '@/domain/session/events.ts'
import { hideData } from '../code/hideData.ts'
import { TextLines } from '../code/TextLines.tsx'
import { ContentBlocks } from './ContentBlocks.tsx'
import { HiddenDataList } from './HiddenDataList.tsx'

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
      <ContentBlocks content={content} renderText={(text) => <BubbleText text={text} />} />
      {status && <p className="mt-0.5 text-ink-3 text-mini">{status}</p>}
    </div>
  )
}

function BubbleText({ text }: { text: string }) {
  const hidden = useMemo(() => hideData(text), [text])
  return (
    <>
      {hidden.text.length > longestBubble ? (
        <TextLines text={hidden.text} label="Message" />
      ) : (
        <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{hidden.text}</p>
      )}
      <HiddenDataList found={hidden.found} />
    </>
  )
}

import { ContentBlocks } from '../ContentBlocks.tsx'
import { PlainText } from '../PlainText.tsx'
import type { ToolCall } from './toolCall.ts'

/** A tool's answer as it came: text folded when long, other blocks named or shown. */
export function ResultText({ call }: { call: ToolCall }) {
  if (!call.result) {
    const words = {
      running: 'No answer yet.',
      interrupted: 'It was interrupted before it answered.',
      denied: 'It was not run.',
    }
    const word = words[call.row.outcome as keyof typeof words] // other outcomes have no words of their own: undefined
    return word ? <p className="border-line border-t px-3 py-1.5 text-ink-3 text-small">{word}</p> : null
  }
  if (call.result.length === 0)
    return <p className="border-line border-t px-3 py-1.5 text-ink-3 text-small">(empty answer)</p>
  return (
    <div className="border-line border-t [&>div]:px-0">
      <ContentBlocks content={call.result} renderText={(text) => <PlainText text={text} label="Result" />} />
    </div>
  )
}

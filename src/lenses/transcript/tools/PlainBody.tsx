import { useMemo } from 'react'
import { memberOf, parseJson, printJson } from '@/lib/losslessJson.ts'
import { hasRoundedNumber, withExactNumbers } from '@/lib/withExactNumbers.ts'
import { PlainText } from '../PlainText.tsx'
import { useTranscriptSource } from '../TranscriptSource.ts'
import { ResultText } from './ResultText.tsx'
import type { ToolCall } from './toolCall.ts'

/** Any tool: its input as JSON and its answer as it came. */
export function PlainBody({ call }: { call: ToolCall }) {
  const { rawJson } = useTranscriptSource()
  const { eventId } = call.row
  const input = useMemo(() => {
    const raw = hasRoundedNumber(call.input) ? rawJson(eventId) : undefined
    if (raw === undefined) return JSON.stringify(call.input, null, 2)
    return printJson(withExactNumbers(call.input, memberOf(parseJson(raw), 'input')), 2)
  }, [call.input, rawJson, eventId])
  return (
    <>
      {input !== '{}' && (
        <div className="border-line border-t">
          <PlainText text={input} label="Input" />
        </div>
      )}
      <ResultText call={call} />
    </>
  )
}

import { useMemo } from 'react'
import { TextLines } from '../../code/TextLines.tsx'
import { ResultText } from './ResultText.tsx'
import type { ToolCall } from './toolCall.ts'

/** Any tool: its input as JSON and its answer as it came. */
export function PlainBody({ call }: { call: ToolCall }) {
  const input = useMemo(() => JSON.stringify(call.input, null, 2), [call.input])
  return (
    <>
      {input !== '{}' && (
        <div className="border-line border-t">
          <TextLines text={input} label="Input" />
        </div>
      )}
      <ResultText call={call} />
    </>
  )
}

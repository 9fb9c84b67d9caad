import { useMemo } from 'react'
import { PlainText } from '../PlainText.tsx'
import { ResultText } from './ResultText.tsx'
import type { ToolCall } from './toolCall.ts'

/** Any tool: its input as JSON and its answer as it came. */
export function PlainBody({ call }: { call: ToolCall }) {
  const input = useMemo(() => JSON.stringify(call.input, null, 2), [call.input])
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

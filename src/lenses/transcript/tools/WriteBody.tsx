import { useMemo } from 'react'
import { NumberedCode } from './NumberedCode.tsx'
import { ResultText } from './ResultText.tsx'
import { hasEndedBadly, inputText, type ToolCall } from './toolCall.ts'

/** The file as it was written; the answer only where it failed. */
export function WriteBody({ call }: { call: ToolCall }) {
  const path = inputText(call.input, 'file_path', 'path') ?? ''
  const content = inputText(call.input, 'content', 'text')
  const lines = useMemo(
    () =>
      content === undefined
        ? []
        : content
            .replace(/\n$/, '')
            .split('\n')
            .map((text, index) => ({ number: index + 1, text })),
    [content],
  )
  return (
    <>
      {lines.length > 0 && <NumberedCode lines={lines} path={path} label="File content" />}
      {hasEndedBadly(call) && <ResultText call={call} />}
    </>
  )
}

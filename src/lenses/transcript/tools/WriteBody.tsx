import { useMemo } from 'react'
import { hideData } from '../../code/hideData.ts'
import { NumberedCode } from './NumberedCode.tsx'
import { ResultText } from './ResultText.tsx'
import { hasEndedBadly, inputText, type ToolCall } from './toolCall.ts'

/** The file as it was written; the answer only where it failed. */
export function WriteBody({ call }: { call: ToolCall }) {
  return (
    <>
      <WrittenFile input={call.input} />
      {hasEndedBadly(call) && <ResultText call={call} />}
    </>
  )
}

/** A Write's input as numbered lines. */
export function WrittenFile({ input }: { input: Record<string, unknown> }) {
  const path = inputText(input, 'file_path', 'path') ?? ''
  const content = inputText(input, 'content', 'text')
  const lines = useMemo(
    () =>
      content === undefined
        ? []
        : hideData(content)
            .text.replace(/\n$/, '')
            .split('\n')
            .map((text, index) => ({ number: index + 1, text })),
    [content],
  )
  if (lines.length === 0) return null
  return <NumberedCode lines={lines} path={path} label="File content" />
}

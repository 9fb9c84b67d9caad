import { useMemo } from 'react'
import { hideData } from '../../code/hideData.ts'
import { NumberedCode } from './NumberedCode.tsx'
import { ResultText } from './ResultText.tsx'
import { inputText, type ToolCall } from './toolCall.ts'
import { readNumbered } from './toolOutput.ts'

/** The part of a file that was read. */
export function ReadBody({ call }: { call: ToolCall }) {
  const path = inputText(call.input, 'file_path', 'path') ?? ''
  const offset = typeof call.input.offset === 'number' ? call.input.offset : 1
  const first = call.result?.[0]
  const text = call.result?.length === 1 && first?.type === 'text' ? first.text : null
  const { lines, remark } = useMemo(() => readNumbered(hideData(text ?? '').text, Math.max(1, offset)), [text, offset])
  if (text === null || text === '' || call.row.outcome !== 'ok') return <ResultText call={call} />
  return (
    <>
      <NumberedCode lines={lines} path={path} label="File content" />
      {remark && <p className="border-line border-t px-3 py-1.5 text-ink-3 text-small">{remark}</p>}
    </>
  )
}

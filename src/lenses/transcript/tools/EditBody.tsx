import { useMemo } from 'react'
import { cn } from '@/lib/cn.ts'
import { type DiffLine, diffLines } from '../../code/diffLines.ts'
import { cutLine, LongLines } from '../../code/LongLines.tsx'
import { ResultText } from './ResultText.tsx'
import { hasEndedBadly, inputText, type ToolCall } from './toolCall.ts'

const signs = { same: '', added: '+', removed: '−' }
const words = { same: '', added: 'added: ', removed: 'removed: ' }

/** The old and the new text of an Edit's input, line by line. */
export function editDiff(input: Record<string, unknown>): DiffLine[] {
  return diffLines(inputText(input, 'old_string', 'old_str') ?? '', inputText(input, 'new_string', 'new_str') ?? '')
}

/** What an edit took out and put in. */
export function EditBody({ call }: { call: ToolCall }) {
  const lines = useMemo(() => editDiff(call.input), [call.input])
  const text = useMemo(
    () => lines.map((line) => `${{ same: ' ', added: '+', removed: '-' }[line.kind]}${line.text}`).join('\n'),
    [lines],
  )
  return (
    <>
      {lines.length > 0 && (
        <LongLines
          count={lines.length}
          text={text}
          label="Changes"
          isBarOptional
          className="whitespace-pre border-line border-t py-1 font-mono text-small leading-[1.6]"
          renderLine={(index) => <Line line={lines[index]} />}
        />
      )}
      {hasEndedBadly(call) && <ResultText call={call} />}
    </>
  )
}

function Line({ line }: { line: DiffLine | undefined }) {
  if (!line) return null
  return (
    <div
      className={cn(
        'grid grid-cols-[38px_14px_1fr] pr-3',
        line.kind === 'added' && 'bg-k-message-soft',
        line.kind === 'removed' && 'bg-k-error-soft',
      )}
    >
      <span aria-hidden="true" className="select-none pr-2 text-right text-ink-3 tabular-nums">
        {line.number}
      </span>
      <span aria-hidden="true" className="select-none">
        {signs[line.kind]}
      </span>
      <span>
        {words[line.kind] && <span className="sr-only">{words[line.kind]}</span>}
        {cutLine(line.text)}
      </span>
    </div>
  )
}

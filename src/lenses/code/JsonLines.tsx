import { useMemo } from 'react'
import { cutLine, isCut, LongLines } from './LongLines.tsx'
import { Runs } from './Runs.tsx'
import { useHighlighted } from './useHighlighted.ts'

/** JSON text, already indented, in colours; folded when it is long. */
export function JsonLines({ text, label }: { text: string; label: string }) {
  const lines = useMemo(() => text.split('\n'), [text])
  const coloured = useHighlighted(text, 'json')
  return (
    <LongLines
      count={lines.length}
      text={text}
      label={label}
      className="whitespace-pre px-3 py-2 font-mono text-small leading-[1.55]"
      renderLine={(index) => {
        const line = lines[index] ?? ''
        const runs = isCut(line) ? undefined : coloured?.[index]
        return runs ? <Runs runs={runs} /> : cutLine(line)
      }}
    />
  )
}

import { useMemo } from 'react'
import { cutLine, isCut, LongLines } from '../../code/LongLines.tsx'
import { languageOfPath } from '../../code/languageOf.ts'
import { Runs } from '../../code/Runs.tsx'
import { useHighlighted } from '../../code/useHighlighted.ts'
import type { NumberedLine } from './toolOutput.ts'

/** The lines of a file with their numbers, in the colours of the language its path names. */
export function NumberedCode({ lines, path, label }: { lines: NumberedLine[]; path: string; label: string }) {
  const code = useMemo(() => lines.map((line) => line.text).join('\n'), [lines])
  const coloured = useHighlighted(code, languageOfPath(path))
  return (
    <LongLines
      count={lines.length}
      text={code}
      label={label}
      className="whitespace-pre border-line border-t py-1 font-mono text-small leading-[1.6]"
      renderLine={(index) => {
        const line = lines[index]
        const runs = coloured?.[index]
        return (
          <div className="grid grid-cols-[46px_1fr] pr-3">
            <span aria-hidden="true" className="select-none pr-3 text-right text-ink-3 tabular-nums">
              {line?.number}
            </span>
            <span>{runs && !isCut(line?.text ?? '') ? <Runs runs={runs} /> : cutLine(line?.text ?? '')}</span>
          </div>
        )
      }}
    />
  )
}

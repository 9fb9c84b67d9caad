import { useMemo } from 'react'
import { cutLine, LongLines } from './LongLines.tsx'

/** Plain lines in the mono face, folded when there are many. */
export function TextLines({ text, label }: { text: string; label: string }) {
  const lines = useMemo(() => text.replace(/\n$/, '').split('\n'), [text])
  return (
    <LongLines
      count={lines.length}
      text={text}
      label={label}
      className="whitespace-pre px-3 py-2 font-mono text-small leading-[1.55]"
      renderLine={(index) => cutLine(lines[index] ?? '')}
    />
  )
}

import { useMemo } from 'react'
import { cn } from '@/lib/cn.ts'
import { type DiffLine, diffLines } from './diffLines.ts'
import { type DiffPiece, diffWords } from './diffWords.ts'
import { cutLine, LongLines } from './LongLines.tsx'

const signs = { same: '', added: '+', removed: '−' }
const words = { same: '', added: 'added: ', removed: 'removed: ' }

export interface TextDiffProps {
  before: string
  after: string
  label?: string
}

/** The way from one text to another, line by line, with what changed within the lines marked. */
export function TextDiff({ before, after, label = 'Changes' }: TextDiffProps) {
  const lines = useMemo(() => diffLines(before, after), [before, after])
  const partners = useMemo(() => pairLines(lines), [lines])
  const text = useMemo(
    () => lines.map((line) => `${{ same: ' ', added: '+', removed: '-' }[line.kind]}${line.text}`).join('\n'),
    [lines],
  )
  if (lines.length === 0) return null
  return (
    <LongLines
      count={lines.length}
      text={text}
      label={label}
      isBarOptional
      className="whitespace-pre border-line border-t py-1 font-mono text-small leading-[1.6]"
      renderLine={(index) => <Line line={lines[index]} partner={lines[partners.get(index) ?? -1]} />}
    />
  )
}

/** For each removed line the added one that took its place, and the other way round: in order, within one change. */
function pairLines(lines: readonly DiffLine[]): Map<number, number> {
  const partners = new Map<number, number>()
  let at = 0
  while (at < lines.length) {
    const from = at
    while (lines[at]?.kind === 'removed') at += 1
    const middle = at
    while (lines[at]?.kind === 'added') at += 1
    for (let pair = 0; pair < Math.min(middle - from, at - middle); pair += 1) {
      partners.set(from + pair, middle + pair)
      partners.set(middle + pair, from + pair)
    }
    if (at === from) at += 1
  }
  return partners
}

function Line({ line, partner }: { line: DiffLine | undefined; partner: DiffLine | undefined }) {
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
        <Pieces line={line} pieces={piecesOf(line, partner)} />
      </span>
    </div>
  )
}

function piecesOf(line: DiffLine, partner: DiffLine | undefined): DiffPiece[] | null {
  if (!partner) return null
  const isRemoved = line.kind === 'removed'
  const diff = isRemoved ? diffWords(line.text, partner.text) : diffWords(partner.text, line.text)
  return (isRemoved ? diff?.before : diff?.after) ?? null
}

function Pieces({ line, pieces }: { line: DiffLine; pieces: DiffPiece[] | null }) {
  if (!pieces) return cutLine(line.text)
  const mark = cn('rounded-[2px] text-inherit', line.kind === 'added' ? 'bg-k-message/25' : 'bg-k-error/25')
  return pieces.map(({ text, isChanged }, index) =>
    isChanged ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
      <mark key={index} className={mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}

import { useMemo, useState } from 'react'
import { cn } from '@/lib/cn.ts'
import { sayCount } from '../quantities.ts'
import { type DiffPiece, diffWords } from './diffWords.ts'
import { cutLine } from './LongLines.tsx'
import { cutAlike, type LinePair, type SideLine, sideBySide } from './sideBySide.ts'

/** Lines put into the page at once; more come when they are asked for. */
const mostLines = 200

export interface SideBySideDiffProps {
  left: string
  right: string
  /** What the texts are, such as "Output". */
  label: string
}

/** Two texts in two columns, line beside line, with the words that differ marked. Long stretches that are alike are folded. */
export function SideBySideDiff({ left, right, label }: SideBySideDiffProps) {
  const [limit, setLimit] = useState(mostLines)
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const stretches = useMemo(() => cutAlike(sideBySide(left, right)), [left, right])
  let room = limit
  let hidden = 0
  const shown = stretches.map(({ kind, pairs }, index) => {
    const first = pairs[0]
    const key = `${first?.left?.number ?? ''}:${first?.right?.number ?? ''}`
    if (kind === 'alike' && !unfolded.has(index)) {
      if (room === 0) {
        hidden += pairs.length
        return null
      }
      return (
        <button
          key={key}
          type="button"
          onClick={() => setUnfolded(new Set([...unfolded, index]))}
          className="block w-full border-line border-y bg-surface-0 px-3 py-0.5 text-left font-sans text-ink-3 text-small hover:text-ink"
        >
          {sayCount(pairs.length, 'line')} alike
        </button>
      )
    }
    const drawn = pairs.slice(0, room)
    room -= drawn.length
    hidden += pairs.length - drawn.length
    return drawn.map((pair) => <Line key={`${pair.left?.number ?? ''}:${pair.right?.number ?? ''}`} pair={pair} />)
  })
  return (
    <figure aria-label={label} className="min-w-0 overflow-hidden rounded-2 border border-line bg-surface-1">
      <div className="font-mono text-small leading-[1.6]">{shown}</div>
      {hidden > 0 && (
        <button
          type="button"
          onClick={() => setLimit(limit + 5 * mostLines)}
          className="w-full border-line border-t bg-surface-0 px-3 py-1 text-left font-medium text-ink-2 text-small hover:text-ink"
        >
          Show more, {sayCount(hidden, 'line')} left
        </button>
      )}
    </figure>
  )
}

function Line({ pair }: { pair: LinePair }) {
  const words = pair.kind === 'changed' ? diffWords(pair.left.text, pair.right.text) : null
  const isSame = pair.kind === 'same'
  return (
    <div className="grid grid-cols-2">
      <Side line={pair.left} pieces={words?.before ?? null} isSame={isSame} side="left" />
      <Side line={pair.right} pieces={words?.after ?? null} isSame={isSame} side="right" />
    </div>
  )
}

interface SideProps {
  line: SideLine | null
  pieces: DiffPiece[] | null
  isSame: boolean
  side: 'left' | 'right'
}

function Side({ line, pieces, isSame, side }: SideProps) {
  const isLeft = side === 'left'
  return (
    <div
      className={cn(
        'grid min-w-0 grid-cols-[38px_minmax(0,1fr)] pr-2',
        !isLeft && 'border-line border-l',
        !line && 'bg-surface-0',
        line && !isSame && (isLeft ? 'bg-k-error-soft' : 'bg-k-message-soft'),
      )}
    >
      <span aria-hidden="true" className="select-none pr-2 text-right text-ink-3 tabular-nums">
        {line?.number}
      </span>
      <span className="min-h-[1lh] whitespace-pre-wrap wrap-anywhere">
        {line && !isSame && <span className="sr-only">{isLeft ? 'left only: ' : 'right only: '}</span>}
        {line && (pieces ? <Pieces pieces={pieces} isLeft={isLeft} /> : cutLine(line.text))}
      </span>
    </div>
  )
}

function Pieces({ pieces, isLeft }: { pieces: DiffPiece[]; isLeft: boolean }) {
  const mark = cn('rounded-[2px] text-inherit', isLeft ? 'bg-k-error/25' : 'bg-k-message/25')
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

import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { cn } from '@/lib/cn.ts'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { sayCount, saySize } from '../quantities.ts'

const foldedLines = 12
/** Up to this many lines are simply rendered; more get a window of their own that scrolls. */
const mostRendered = 400
const longestLine = 2000
const linePx = 19

interface LongLinesProps {
  count: number
  /** The line without its end; `renderLine` draws it, and may draw more than its text. */
  renderLine: (index: number) => ReactNode
  /** All of it, as it is copied. */
  text: string
  label: string
  className?: string
  noun?: string
  /** Leaves the bar below away as long as nothing is folded. */
  isBarOptional?: boolean
  /** More for the bar below: a link, another switch. */
  children?: ReactNode
}

/**
 * Lines of any number: twelve, then all when asked. However many there are, only those in sight are in the page.
 */
export function LongLines(props: LongLinesProps) {
  const { count, renderLine, text, label, className, noun = 'line', isBarOptional = false, children } = props
  const [isOpen, setIsOpen] = useState(false)
  const isLong = count > foldedLines + 2
  const isFolded = !isOpen && isLong
  const shown = isFolded ? foldedLines : count
  const size = useMemo(() => saySize(new Blob([text]).size), [text])
  return (
    <>
      {shown > mostRendered ? (
        <LineWindow count={count} renderLine={renderLine} label={label} className={className} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, so the keyboard must reach them
        <figure aria-label={label} tabIndex={0} className={cn('overflow-x-auto', className)}>
          <div className="w-max min-w-full">
            {Array.from({ length: shown }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              <div key={index} className="min-h-[1lh]">
                {renderLine(index)}
              </div>
            ))}
          </div>
        </figure>
      )}
      {(isLong || !isBarOptional) && (
        <div className="flex min-h-7 flex-wrap items-center gap-x-3 border-line border-t bg-surface-0 px-3 text-ink-3 text-small">
          <span className="tabular-nums">
            {isFolded ? `${shown} of ${sayCount(count, noun)}` : `${sayCount(count, noun)} · ${size}`}
          </span>
          {isLong && (
            <button
              type="button"
              aria-expanded={isOpen}
              className="font-medium text-ink-2 hover:text-ink"
              onClick={() => setIsOpen(!isOpen)}
            >
              {isOpen ? 'Show less' : `Show all ${sayCount(count, noun)} · ${size}`}
            </button>
          )}
          {children}
          <CopyButton text={text} label={`Copy ${label.toLowerCase()}`} className="-mr-2 ml-auto" />
        </div>
      )}
    </>
  )
}

type LineWindowProps = Pick<LongLinesProps, 'count' | 'renderLine' | 'label' | 'className'>

function LineWindow({ count, renderLine, label, className }: LineWindowProps) {
  const scrollRef = useRef<HTMLElement>(null)
  const lines = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => linePx,
    overscan: 20,
    initialRect: { width: 800, height: 480 },
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <figure ref={scrollRef} aria-label={label} tabIndex={0} className={cn('h-120 overflow-auto', className)}>
      <div className="relative w-max min-w-full" style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map((line) => (
          <div key={line.key} className="absolute left-0 w-full" style={{ top: line.start, height: linePx }}>
            {renderLine(line.index)}
          </div>
        ))}
      </div>
    </figure>
  )
}

/** Whether a line is too long to lay out as it is. */
export const isCut = (line: string): boolean => line.length > longestLine

/** A line short enough to lay out; the rest of it is counted, and kept for copying. */
export function cutLine(line: string): string {
  if (!isCut(line)) return line
  return `${line.slice(0, longestLine)} … ${(line.length - longestLine).toLocaleString('en')} more characters`
}

import { type ReactNode, type RefObject, useLayoutEffect } from 'react'
import { cn } from '@/lib/cn.ts'

/** A stretch of the text: from its first character to behind its last. */
export interface JsonSpan {
  from: number
  to: number
}

export interface JsonMarksProps {
  container: RefObject<HTMLDivElement | null>
  text: string
  spans: readonly JsonSpan[]
  /** Index of the span that is looked at. */
  current: number
  problemAt: number | null
  className: string
}

/** The same text behind a text control, invisible but for its marks: a control cannot mark parts of itself. */
export function JsonMarks({ container, text, spans, current, problemAt, className }: JsonMarksProps) {
  useLayoutEffect(() => {
    const area = container.current?.nextElementSibling
    if (container.current && area) container.current.scrollTop = area.scrollTop
  })
  const marked = spans.length > 0 ? spans : problemAt === null ? [] : [{ from: problemAt, to: problemAt + 1 }]
  const pieces: ReactNode[] = []
  let at = 0
  for (const [index, { from, to }] of marked.entries()) {
    const isCurrent = spans.length === 0 || index === current
    pieces.push(
      text.slice(at, from),
      <mark
        key={from}
        data-current={isCurrent || undefined}
        className={cn(
          'rounded-[2px] text-transparent',
          spans.length === 0
            ? 'bg-k-error/25 underline decoration-k-error decoration-wavy'
            : isCurrent
              ? 'bg-k-wait/45'
              : 'bg-k-wait/20',
        )}
      >
        {text.slice(from, to) || ' '}
      </mark>,
    )
    at = to
  }
  return (
    <div
      ref={container}
      aria-hidden
      className={cn('absolute inset-0 -z-10 overflow-hidden wrap-break-word text-transparent', className)}
    >
      {pieces}
      {text.slice(at)}
      {'\n'}
    </div>
  )
}

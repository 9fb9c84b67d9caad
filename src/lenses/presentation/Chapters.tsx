import { useEffect, useRef } from 'react'
import { cn } from '@/lib/cn.ts'

export interface Chapter {
  /** What the person asked for, or null where the turn began without words. */
  title: string | null
  /** Its first step. */
  index: number
}

interface ChaptersProps {
  chapters: readonly Chapter[]
  current: number
  scale: number
  onGo: (index: number) => void
}

/** What was asked, one after the other: a list to go by. */
export function Chapters({ chapters, current, scale, onGo }: ChaptersProps) {
  const list = useRef<HTMLOListElement>(null)
  // The keyboard begins at the chapter that is on stage.
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus(), [])
  const move = (from: Element, by: 1 | -1) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    buttons[buttons.findIndex((button) => button.contains(from)) + by]?.focus()
  }
  return (
    <nav
      aria-label="Chapters"
      style={{ zoom: scale }}
      className="absolute inset-x-0 top-16 mx-auto max-h-[70%] w-[720px] max-w-[90%] overflow-y-auto rounded-3 border border-line-strong bg-surface-1 p-2 shadow-2"
    >
      {chapters.length === 0 && <p className="px-3 py-2 text-[16px] text-ink-2">Nothing was asked yet.</p>}
      <ol
        ref={list}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
          if (by === null || !(event.target instanceof Element)) return
          event.preventDefault()
          move(event.target, by)
        }}
      >
        {chapters.map(({ title, index }, number) => (
          <li key={index}>
            <button
              type="button"
              aria-current={number === current ? 'true' : undefined}
              onClick={() => onGo(index)}
              className={cn(
                'flex w-full gap-3 rounded-2 px-3 py-2 text-left text-[17px] hover:bg-surface-2 focus:bg-surface-2',
                number === current && 'font-medium',
              )}
            >
              <span className="w-6 flex-none text-right text-ink-3 tabular-nums">{number + 1}</span>
              <span className="line-clamp-2 min-w-0 wrap-anywhere">{title ?? 'A turn that began by itself'}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

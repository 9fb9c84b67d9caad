import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'

export type PillTone = 'neutral' | 'run' | 'ok' | 'wait' | 'error'

const tones: Record<PillTone, string> = {
  neutral: 'bg-surface-2 text-ink-2',
  run: 'bg-k-tool-soft text-k-tool',
  ok: 'bg-k-message-soft text-k-message',
  wait: 'bg-k-wait-soft text-k-wait',
  error: 'bg-k-error-soft text-k-error',
}

export interface PillProps {
  tone?: PillTone
  hasDot?: boolean
  isSmall?: boolean
  className?: string
  children: ReactNode
}

/** A state in a word; its colour only underlines the word. */
export function Pill({ tone = 'neutral', hasDot = false, isSmall = false, className, children }: PillProps) {
  return (
    <span
      className={cn(
        'inline-flex max-w-full shrink-0 items-center gap-1.5 rounded-full text-small font-medium whitespace-nowrap',
        isSmall ? 'h-[18px] px-1.5' : 'h-[22px] pr-2 pl-[7px]',
        tones[tone],
        className,
      )}
    >
      {hasDot && <span aria-hidden className="size-[7px] shrink-0 rounded-full bg-current" />}
      <span className="truncate">{children}</span>
    </span>
  )
}

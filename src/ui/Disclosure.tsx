import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { cn } from '@/lib/cn.ts'

export interface DisclosureProps {
  summary: ReactNode
  isInitiallyOpen?: boolean
  className?: string
  children: ReactNode
}

/** A line that unfolds. What is folded is not mounted. */
export function Disclosure({ summary, isInitiallyOpen = false, className, children }: DisclosureProps) {
  const [isOpen, setIsOpen] = useState(isInitiallyOpen)
  const bodyId = useId()
  return (
    <div className={className}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={() => setIsOpen(!isOpen)}
        className="flex max-w-full items-center gap-1 text-left font-medium text-ink-2 hover:text-ink"
      >
        <ChevronRight
          aria-hidden
          strokeWidth={1.75}
          className={cn('size-[15px] shrink-0 transition-transform', isOpen && 'rotate-90')}
        />
        <span className="min-w-0">{summary}</span>
      </button>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  )
}

import { type ReactNode, useId } from 'react'
import { cn } from '@/lib/cn.ts'

export interface PanelProps {
  title: string
  /** Right of the title: a switch, a link, a fact. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A framed section with a title line. */
export function Panel({ title, aside, className, children }: PanelProps) {
  const titleId = useId()
  return (
    <section
      aria-labelledby={titleId}
      className={cn('overflow-hidden rounded-3 border border-line bg-surface-1', className)}
    >
      <div className="flex h-[38px] items-center gap-2 border-b border-line px-3.5">
        <h2 id={titleId} className="flex-1 truncate text-[12.5px] font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

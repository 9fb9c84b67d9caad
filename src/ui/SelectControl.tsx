import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'
import { controlClass } from './controlClass.ts'

/** The browser's own list of choices, in the look of the other controls. Give it a name; children are `option`s. */
export function SelectControl({
  icon,
  className,
  children,
  ...select
}: ComponentProps<'select'> & { icon?: ReactNode }) {
  return (
    <span className={cn('relative flex min-w-0 items-center', className)}>
      {icon && (
        <span aria-hidden className="pointer-events-none absolute left-[9px] [&_svg]:size-[15px] [&_svg]:stroke-[1.75]">
          {icon}
        </span>
      )}
      <select {...select} className={controlClass(cn('h-[30px] appearance-none truncate pr-8', icon ? 'pl-8' : null))}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        strokeWidth={1.75}
        className="pointer-events-none absolute right-[9px] size-[15px] text-ink-2"
      />
    </span>
  )
}

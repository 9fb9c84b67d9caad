import type { ComponentProps, ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'

/** A framed table. It scrolls sideways inside its frame when the window is narrow; the page never does. */
export function Table({ label, isBusy = false, children }: { label: string; isBusy?: boolean; children: ReactNode }) {
  return (
    <div className="overflow-x-auto rounded-3 border border-line bg-surface-1">
      <table
        aria-label={label}
        aria-busy={isBusy || undefined}
        className="w-full min-w-[680px] table-fixed border-collapse"
      >
        {children}
      </table>
    </div>
  )
}

export function Th({ isNumber = false, className, ...rest }: ComponentProps<'th'> & { isNumber?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cn(
        'h-[34px] border-b border-line bg-surface-0 px-3 max-[1100px]:px-2 text-small font-medium whitespace-nowrap text-ink-3',
        isNumber ? 'text-right' : 'text-left',
        className,
      )}
    />
  )
}

export function Td({ isNumber = false, className, ...rest }: ComponentProps<'td'> & { isNumber?: boolean }) {
  return (
    <td
      {...rest}
      className={cn(
        'h-11 truncate border-b border-line px-3 max-[1100px]:px-2 whitespace-nowrap group-last/row:border-b-0',
        isNumber && 'text-right tabular-nums',
        className,
      )}
    />
  )
}

/** A row that is one link: give its first cell a `RowLink`. */
export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      {...rest}
      className={cn('group/row relative hover:bg-surface-2 has-[[data-row-link]:focus]:bg-surface-2', className)}
    />
  )
}

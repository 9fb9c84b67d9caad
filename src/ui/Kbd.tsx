import type { ReactNode } from 'react'
import { cn } from '@/lib/cn.ts'

/** A key. `isOnPrimary` when it stands on a primary button. */
export function Kbd({ isOnPrimary = false, children }: { isOnPrimary?: boolean; children: ReactNode }) {
  return (
    <kbd
      className={cn(
        'rounded-1 border border-b-[1.5px] px-1 py-[2.5px] font-mono text-[10.5px] leading-none font-medium',
        isOnPrimary ? 'border-surface-1/40 text-inherit' : 'border-line-strong bg-surface-1 text-ink-3',
      )}
    >
      {children}
    </kbd>
  )
}

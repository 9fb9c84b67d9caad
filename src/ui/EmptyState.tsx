import type { ReactNode } from 'react'

export interface EmptyStateProps {
  title: string
  /** What to do about it. */
  children: ReactNode
  action?: ReactNode
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 rounded-3 border border-dashed border-line-strong px-6 py-12 text-center">
      <p className="font-medium">{title}</p>
      <p className="max-w-[52ch] text-ink-2">{children}</p>
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

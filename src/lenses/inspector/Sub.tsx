import type { ReactNode } from 'react'

/** The heading of a part of the inspector, with what stands at its right. */
export function Sub({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex min-h-[31px] items-center justify-between gap-2 border-line border-t px-3.5 pt-1.5 pb-1 text-ink-3 text-mini">
      <h3>{title}</h3>
      {children}
    </div>
  )
}

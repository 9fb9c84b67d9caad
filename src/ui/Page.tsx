import { type ReactNode, useRef } from 'react'
import { PageHeading } from './PageHeading.tsx'
import { type Crumb, TopBar } from './TopBar.tsx'
import { usePageTitle } from './usePageTitle.ts'
import { useScrollMemory } from './useScrollMemory.ts'

export interface PageProps {
  title: string
  /** Under the title: facts in one line. */
  subtitle?: ReactNode
  /** Defaults to the title alone. */
  crumbs?: readonly Crumb[]
  /** Right end of the top bar. */
  barActions?: ReactNode
  /** Right of the title. */
  actions?: ReactNode
  /** False while the data is on its way: the scroll position is restored afterwards. */
  isReady?: boolean
  children: ReactNode
}

/** An ordinary page: top bar, title line, scrolling content. */
export function Page({ title, subtitle, crumbs, barActions, actions, isReady = true, children }: PageProps) {
  const content = useRef<HTMLDivElement>(null)
  usePageTitle(title)
  useScrollMemory(content, isReady)
  return (
    <>
      <TopBar crumbs={crumbs ?? [{ label: title }]}>{barActions}</TopBar>
      <div ref={content} className="min-h-0 flex-1 overflow-y-auto px-6 py-5">
        <div className="mb-3.5 flex flex-wrap items-end justify-end gap-x-3 gap-y-2">
          <div className="min-w-0 flex-1 basis-60">
            <PageHeading title={title}>{title}</PageHeading>
            <div className="mt-0.5 min-h-[1.5em] truncate text-ink-3">{subtitle}</div>
          </div>
          {actions}
        </div>
        {children}
      </div>
    </>
  )
}

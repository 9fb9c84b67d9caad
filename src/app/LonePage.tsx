import type { ReactNode } from 'react'
import { PageHeading } from '@/ui/PageHeading.tsx'
import { usePageTitle } from '@/ui/usePageTitle.ts'
import { BrandMark } from './BrandMark.tsx'

export interface LonePageProps {
  title: string
  actions: ReactNode
  /** Inside the shell, which already has the `main` of the document. */
  isInShell?: boolean
  children: ReactNode
}

/** A page with one message: something is wrong, said in one place with ways out. */
export function LonePage({ title, actions, isInShell = false, children }: LonePageProps) {
  usePageTitle(title)
  const Frame = isInShell ? 'section' : 'main'
  return (
    <Frame className="mx-auto flex min-h-full max-w-[560px] flex-col justify-center gap-3 px-6 py-16">
      <BrandMark />
      <PageHeading>{title}</PageHeading>
      <div className="flex flex-col gap-2 text-ink-2 wrap-anywhere">{children}</div>
      <div className="mt-2 flex flex-wrap gap-2">{actions}</div>
    </Frame>
  )
}

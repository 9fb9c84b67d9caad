import type { ReactNode } from 'react'
import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { SessionStatusPill } from '@/lenses/session-status/SessionStatusPill.tsx'
import { PageHeading } from '@/ui/PageHeading.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { isWaiting } from './composerReason.ts'

interface SessionHeaderProps {
  /** Null while it is not known. */
  title: string | null
  snapshot: Pick<LiveSessionSnapshot, 'phase' | 'status' | 'pending' | 'stopReason'>
  isArchived: boolean
  /** The line of facts. */
  children: ReactNode
}

/** The session's name and how it stands. */
export function SessionHeader({ title, snapshot, isArchived, children }: SessionHeaderProps) {
  return (
    <header className="flex-none px-5 pt-3.5 pb-2.5">
      <div className="flex min-w-0 items-center gap-2.5">
        {title === null ? (
          <Skeleton className="my-0.5 h-5 w-52" />
        ) : (
          <PageHeading title={title} className="truncate font-semibold text-title tracking-[-0.018em] outline-none">
            {title}
          </PageHeading>
        )}
        {snapshot.phase !== 'opening' && <Status snapshot={snapshot} isArchived={isArchived} />}
      </div>
      {children}
    </header>
  )
}

function Status({ snapshot, isArchived }: Pick<SessionHeaderProps, 'snapshot' | 'isArchived'>) {
  if (isArchived) return <Pill hasDot>archived</Pill>
  if (isWaiting(snapshot)) {
    return (
      <Pill tone="wait" hasDot>
        {snapshot.pending.every((action) => action.kind === 'confirmation') ? 'needs approval' : 'needs an answer'}
      </Pill>
    )
  }
  return <SessionStatusPill status={snapshot.status} />
}

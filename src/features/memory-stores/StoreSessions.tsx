import { SessionStatusPill } from '@/lenses/session-status/SessionStatusPill.tsx'
import { paths, to } from '@/paths.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { RowLink } from '@/ui/RowLink.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { useStoreSessions } from './useStoreSessions.ts'

/** Which sessions have the store, and what they may do with it. */
export function StoreSessions({ workspace, storeId }: { workspace: string; storeId: string }) {
  const { sessions, error, isPending } = useStoreSessions(workspace, storeId)
  return (
    <Panel title="Sessions that use it">
      {error && !sessions && (
        <Banner tone="error" className="m-3">
          The sessions could not be read. {error.message}
        </Banner>
      )}
      <ul aria-label="Sessions that use it" aria-busy={isPending}>
        {isPending && (
          <li className="px-3.5 py-[9px]">
            <Skeleton className="h-[22px] w-1/2" />
          </li>
        )}
        {sessions?.map(({ session, access }) => (
          <li
            key={session.id}
            className="relative flex h-[41px] items-center gap-2.5 border-b border-line px-3.5 last:border-b-0 hover:bg-surface-2"
          >
            <SessionStatusPill status={session.status} />
            <span className="min-w-0 flex-1" title={session.title ?? undefined}>
              <RowLink to={to(paths.session, { workspace, id: session.id })}>{session.title ?? 'Untitled'}</RowLink>
            </span>
            <Pill isSmall>{access === 'read_only' ? 'read only' : 'read and write'}</Pill>
            <RelativeTime at={session.updatedAt ?? session.createdAt} className="shrink-0 text-ink-3" />
          </li>
        ))}
        {sessions?.length === 0 && (
          <li className="px-3.5 py-4 text-ink-3">No session has it. Attach it when you start one.</li>
        )}
      </ul>
    </Panel>
  )
}

import { useQuery } from '@tanstack/react-query'
import { toArray, toRecord } from '@/domain/json.ts'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import { paths, to } from '@/paths.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import type { DependantsGroup } from '@/ui/DependantsList.tsx'

export interface StoreSession {
  session: SessionSummary
  /** As the session has it: `read_write`, `read_only`, or null where nobody says. */
  access: string | null
}

/** The sessions that have a memory store attached, newest first. */
export function useStoreSessions(workspace: string, storeId: string) {
  const { data, error, isPending } = useQuery(
    sessionQueries.list(workspace, { memoryStoreId: storeId, includeArchived: true, limit: 20 }),
  )
  // A server that does not know the filter answers with all sessions: those that say otherwise are left out.
  const sessions = data?.items.flatMap((session): StoreSession[] => {
    const resource = toArray(session.raw.resources)
      .map(toRecord)
      .find((one) => one.memory_store_id === storeId)
    const isNamed = toArray(session.raw.memory_store_ids).includes(storeId)
    if (!resource && !isNamed) return []
    return [{ session, access: typeof resource?.access === 'string' ? resource.access : null }]
  })
  const group: DependantsGroup = {
    noun: ['session', 'sessions'],
    items: sessions?.map(({ session, access }) => ({
      id: session.id,
      label: session.title ?? 'Untitled',
      to: to(paths.session, { workspace, id: session.id }),
      note: access === 'read_only' ? 'reads it' : 'reads and writes it',
    })),
    error,
    hasMore: Boolean(data?.older),
  }
  return { sessions, group, error, isPending }
}

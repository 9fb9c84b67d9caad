import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { listNewestEvents } from '@/api/sessionEvents.ts'
import { listSessions } from '@/api/sessions.ts'
import { type Failure, readFailure } from '@/domain/session/readFailure.ts'
import { type SessionSummary, sessionPhase } from '@/domain/sessionSummary.ts'

/** The API does not tell which sessions failed, so the last events of so many of the newest ones are read. */
const sessionsLookedAt = 30
const readsAtOnce = 4
/** The end of a turn and the error before it are among the last few. */
const eventsRead = 12

export interface FailedSessions {
  failed: (Failure & { session: SessionSummary })[]
  /** Of so many sessions the last events are known. */
  looked: number
  /** There are sessions of these days that were not looked at. */
  hasMore: boolean
  /** Why some could not be read. */
  problem: string | null
  looks: ReadonlyMap<string, { stamp: string; failure: Failure | null }>
}

/** The sessions, of the newest made since `createdFrom`, whose last turn failed; the newest first. */
export const failedSessions = (workspace: string, createdFrom: string) =>
  queryOptions({
    queryKey: [workspace, 'sessions', 'failed', createdFrom],
    queryFn: ({ signal, client }) => lookForFailed(workspace, createdFrom, client, signal),
    staleTime: 30_000,
    refetchInterval: 60_000,
  })

async function lookForFailed(
  workspace: string,
  createdFrom: string,
  client: QueryClient,
  signal: AbortSignal,
): Promise<FailedSessions> {
  const known = client.getQueryData<FailedSessions>(failedSessions(workspace, createdFrom).queryKey)?.looks
  const looks = new Map(known)
  const page = await listSessions(workspace, { createdFrom, includeArchived: true, limit: sessionsLookedAt }, signal)
  const isDue = (session: SessionSummary) =>
    sessionPhase(session.status) !== 'running' && looks.get(session.id)?.stamp !== stampOf(session)
  const queue = page.items.filter(isDue)
  let problem: string | null = null
  const work = async () => {
    for (let session = queue.shift(); session; session = queue.shift()) {
      try {
        const { events } = await listNewestEvents({ workspace, id: session.id }, { limit: eventsRead, signal })
        const failure = readFailure(events.map(({ event }) => event))
        looks.set(session.id, { stamp: stampOf(session), failure })
      } catch (error) {
        if (signal.aborted) throw error
        problem = error instanceof Error ? error.message : 'It failed.'
      }
    }
  }
  await Promise.all(Array.from({ length: readsAtOnce }, work))

  const failed = page.items.flatMap((session) => {
    const failure = sessionPhase(session.status) === 'running' ? null : looks.get(session.id)?.failure
    return failure ? [{ ...failure, session }] : []
  })
  const looked = page.items.filter(({ id, status }) => sessionPhase(status) === 'running' || looks.has(id)).length
  return { failed, looked, hasMore: page.older !== null, problem, looks }
}

/** Changes when something happened in the session, as far as a list tells. */
const stampOf = ({ status, updatedAt, usage }: SessionSummary) => JSON.stringify([status, updatedAt, usage])

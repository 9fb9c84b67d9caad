import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import { listSessionEvents } from '@/api/sessionEvents.ts'
import {
  archiveSession,
  cancelSession,
  createSession,
  deleteSession,
  getSession,
  listSessions,
  type SessionListParams,
  searchSessions,
  sendFirstMessage,
  updateSession,
} from '@/api/sessions.ts'
import type { Json } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { type SessionSummary, sessionPhase } from '@/domain/sessionSummary.ts'

const keys = {
  all: (workspace: string) => [workspace, 'sessions'] as const,
  detail: (ref: ResourceRef) => [ref.workspace, 'sessions', ref.id] as const,
}

export type { SessionListParams } from '@/api/sessions.ts'

/** How often a list of sessions looks again while somebody sees it. */
const refreshMs = 4000
/** The service bears only few searches at once. */
const searchAgainMs = 15_000

export const sessionQueries = {
  /** Everything that is known of a workspace's sessions. */
  all: keys.all,

  list: (workspace: string, params: SessionListParams = {}) =>
    queryOptions({
      queryKey: [...keys.all(workspace), 'list', params],
      queryFn: ({ signal }) => listSessions(workspace, params, signal),
      placeholderData: keepPreviousData,
      refetchInterval: params.name ? searchAgainMs : refreshMs,
    }),

  /** Sessions by a part of their title; ask `searchQueries` first whether the server can. */
  search: (workspace: string, title: string) =>
    queryOptions({
      queryKey: [...keys.all(workspace), 'search', title],
      queryFn: ({ signal }) => searchSessions(workspace, title, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (ref: ResourceRef) =>
    queryOptions({
      queryKey: keys.detail(ref),
      queryFn: ({ signal }) => getSession(ref, signal),
    }),
}

/** What the API advises between pages. */
const pageGapMs = 100

/** Reads a list from its beginning to its end and gives out page after page. */
export async function listEverySession(
  workspace: string,
  params: SessionListParams,
  signal: AbortSignal,
  onPage: (sessions: SessionSummary[]) => void,
): Promise<void> {
  let cursor: SessionListParams['cursor']
  do {
    signal.throwIfAborted()
    const page = await listSessions(workspace, { ...params, limit: 100, cursor }, signal)
    onPage(page.items)
    cursor = page.older ?? undefined
    if (cursor) await new Promise((resolve) => setTimeout(resolve, pageGapMs))
  } while (cursor)
}

/** Whether a new session was told something: it works on it, or its log holds it. */
async function hasFirstMessage(ref: ResourceRef, { status }: SessionSummary): Promise<boolean> {
  if (sessionPhase(status) === 'running') return true
  const { events } = await listSessionEvents(ref, { limit: 20 })
  return events.some(({ event }) => event.type !== 'unknown' && event.type.startsWith('user.'))
}

/** A session that was made; `unsent` says why its first messages are not in it. */
export interface StartedSession {
  session: SessionSummary
  unsent: Error | null
}

export const sessionMutations = {
  /**
   * Creates a session and, when there is a text, sends it. A message that fails does not undo the session. A service
   * that does not know `initial_events` makes the session without a word about them: so they are looked for.
   */
  start: (workspace: string) =>
    mutationOptions({
      mutationFn: async ({ body, message }: { body: Json; message?: string | undefined }): Promise<StartedSession> => {
        const session = await createSession(workspace, body)
        const ref = { workspace, id: session.id }
        try {
          if (message) await sendFirstMessage(ref, message)
          else if (body.initial_events !== undefined && !(await hasFirstMessage(ref, session)))
            throw new Error('This service takes no messages together with a new session.')
          return { session, unsent: null }
        } catch (error) {
          return { session, unsent: error instanceof Error ? error : new Error('The message was not sent.') }
        }
      },
      onSuccess: (_started, _input, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  update: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (change: { title: string | null }) => updateSession(ref, change),
      onSuccess: (session, _change, _result, { client }) => {
        client.setQueryData(sessionQueries.detail(ref).queryKey, session)
        return client.invalidateQueries({ queryKey: keys.all(ref.workspace) })
      },
    }),

  archive: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => archiveSession({ workspace, id }),
      onSuccess: (_session, _id, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  cancel: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => cancelSession({ workspace, id }),
      onSuccess: (_answer, _id, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  remove: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => deleteSession({ workspace, id }),
      onSuccess: (_answer, id, _result, { client }) => {
        client.removeQueries({ queryKey: keys.detail({ workspace, id }) })
        return client.invalidateQueries({ queryKey: [...keys.all(workspace), 'list'] })
      },
    }),
}

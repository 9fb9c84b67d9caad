import type { QueryClient } from '@tanstack/react-query'
import { ApiError, type EventPage, listSessionEvents } from '@/api/sessionEvents.ts'
import { createSessionDigest } from '@/domain/compare/digestSession.ts'
import { isRecord, type Json } from '@/domain/json.ts'
import type { Cursor } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { type ComparedSide, MissingSide, type ReadSideOptions } from './ComparedSide.ts'

/** Reads a session page by page. Of its events only what is compared stays in memory. */
export async function readSessionSide(
  client: QueryClient,
  ref: ResourceRef,
  { signal, onProgress }: ReadSideOptions,
): Promise<ComparedSide> {
  const summary = await client
    .fetchQuery({ ...sessionQueries.detail(ref), retry: false, staleTime: 0 })
    .catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404)
        throw new MissingSide('This workspace has no session with this id. It may have been deleted.')
      throw error
    })
  const digest = createSessionDigest()
  let cursor: Cursor | null = null
  do {
    const page: EventPage = await listSessionEvents(ref, { cursor, signal })
    for (const { event } of page.events) digest.add(event)
    onProgress({ eventCount: digest.eventCount(), share: null })
    cursor = page.next
  } while (cursor)
  const { agent, environmentId, raw, status, title } = summary
  return {
    ref: { kind: 'session', id: ref.id },
    name: title ?? 'Untitled',
    status,
    agent: agent.version === null ? agent.name : `${agent.name} v${agent.version}`,
    modelId: agent.modelId || null,
    eventCount: digest.eventCount(),
    digest: digest.read(),
    setup: {
      agent: isRecord(raw.agent) ? raw.agent : null,
      environment: await readEnvironment(client, { workspace: ref.workspace, id: environmentId }),
    },
    problems: [],
  }
}

/** Null when it is gone or cannot be read: the comparison then says nothing about it. */
async function readEnvironment(client: QueryClient, ref: ResourceRef): Promise<Json | null> {
  if (ref.id === '') return null
  try {
    return (await client.fetchQuery({ ...environmentQueries.detail(ref), retry: false })).raw
  } catch {
    return null
  }
}

import type { Json } from '@/domain/json.ts'
import type { Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { readSessionSummary, type SessionSummary } from '@/domain/sessionSummary.ts'
import { apiPath, request } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'
import { searchCollection } from './search.ts'

export interface SessionListParams extends ListParams {
  agentId?: string | undefined
  /** Sent together with `agentId`. */
  agentVersion?: string | undefined
  deploymentId?: string | undefined
  memoryStoreId?: string | undefined
  /** One of the API's status words. */
  status?: string | undefined
  /** Part of the title, where the server can search sessions. */
  name?: string | undefined
  /** An RFC 3339 instant. */
  createdFrom?: string | undefined
}

export async function listSessions(
  workspace: string,
  params: SessionListParams,
  signal?: AbortSignal,
): Promise<Page<SessionSummary>> {
  if (params.name) {
    const filters = {
      agent_id: params.agentId,
      agent_version: params.agentVersion,
      deployment_id: params.deploymentId,
      memory_store_id: params.memoryStoreId,
      statuses: params.status && [params.status],
    }
    const wanted = { ...params, name: params.name, filters }
    return searchCollection(workspace, 'sessions', wanted, readSessionSummary, signal)
  }
  const query = listQuery(params, {
    agent_id: params.agentId,
    agent_version: params.agentVersion,
    deployment_id: params.deploymentId,
    memory_store_id: params.memoryStoreId,
    statuses: params.status,
    'created_at[gte]': params.createdFrom,
  })
  return readPage(await request(apiPath(workspace, 'sessions') + query, { signal }), readSessionSummary, params.cursor)
}

/** The sessions whose title holds a text, where the server can search. */
export function searchSessions(workspace: string, title: string, signal?: AbortSignal): Promise<Page<SessionSummary>> {
  const params = { name: title, limit: 20, includeArchived: true }
  return searchCollection(workspace, 'sessions', params, readSessionSummary, signal)
}

export async function getSession(ref: ResourceRef, signal?: AbortSignal): Promise<SessionSummary> {
  return readSessionSummary(await request(apiPath(ref.workspace, 'sessions', ref.id), { signal }))
}

/** `body` in the API's own form. */
export async function createSession(workspace: string, body: Json): Promise<SessionSummary> {
  return readSessionSummary(await request(apiPath(workspace, 'sessions'), { method: 'POST', body }))
}

/** The message that starts a session's first turn. Later ones go through the open session. */
export async function sendFirstMessage(ref: ResourceRef, text: string): Promise<void> {
  const body = { events: [{ type: 'user.message', content: [{ type: 'text', text }] }] }
  await request(apiPath(ref.workspace, 'sessions', ref.id, 'events'), { method: 'POST', body })
}

/** A null title clears it. */
export async function updateSession(ref: ResourceRef, change: { title: string | null }): Promise<SessionSummary> {
  return readSessionSummary(await request(apiPath(ref.workspace, 'sessions', ref.id), { method: 'POST', body: change }))
}

export async function archiveSession(ref: ResourceRef): Promise<SessionSummary> {
  return readSessionSummary(await request(apiPath(ref.workspace, 'sessions', ref.id, 'archive'), { method: 'POST' }))
}

/** Asks the running turn to stop; an idle session answers well and stays as it is. */
export async function cancelSession(ref: ResourceRef): Promise<void> {
  await request(apiPath(ref.workspace, 'sessions', ref.id, 'cancel'), { method: 'POST' })
}

export async function deleteSession(ref: ResourceRef): Promise<void> {
  await request(apiPath(ref.workspace, 'sessions', ref.id), { method: 'DELETE' })
}

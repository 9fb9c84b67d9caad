import { type Agent, readAgent } from '@/domain/agent.ts'
import type { Json } from '@/domain/json.ts'
import type { Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { apiPath, request } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'
import { searchCollection } from './search.ts'

/** The newest first; with `name` only those whose name holds it, where the server can search. */
export async function listAgents(
  workspace: string,
  params: ListParams & { name?: string | undefined },
  signal?: AbortSignal,
): Promise<Page<Agent>> {
  const { name, ...others } = params
  if (name) return searchCollection(workspace, 'agents', { ...others, name }, readAgent, signal)
  const answer = await request(apiPath(workspace, 'agents') + listQuery(others), { signal })
  return readPage(answer, readAgent, params.cursor)
}

/** The latest version, or the snapshot of `version`. */
export async function getAgent(ref: ResourceRef, version?: number, signal?: AbortSignal): Promise<Agent> {
  const query = version === undefined ? '' : `?version=${version}`
  return readAgent(await request(apiPath(ref.workspace, 'agents', ref.id) + query, { signal }))
}

export async function listAgentVersions(
  ref: ResourceRef,
  params: ListParams,
  signal?: AbortSignal,
): Promise<Page<Agent>> {
  const path = apiPath(ref.workspace, 'agents', ref.id, 'versions')
  return readPage(await request(path + listQuery(params), { signal }), readAgent, params.cursor)
}

/** `body` in the API's own form. */
export async function createAgent(workspace: string, body: Json): Promise<Agent> {
  return readAgent(await request(apiPath(workspace, 'agents'), { method: 'POST', body }))
}

/** `body` holds the fields to change and the `version` they were read from; 409 when that is no longer the latest. */
export async function updateAgent(ref: ResourceRef, body: Json & { version: number }): Promise<Agent> {
  return readAgent(await request(apiPath(ref.workspace, 'agents', ref.id), { method: 'POST', body }))
}

export async function archiveAgent(ref: ResourceRef): Promise<Agent> {
  return readAgent(await request(apiPath(ref.workspace, 'agents', ref.id, 'archive'), { method: 'POST' }))
}

export async function deleteAgent(ref: ResourceRef): Promise<void> {
  await request(apiPath(ref.workspace, 'agents', ref.id), { method: 'DELETE' })
}

import { type Environment, readEnvironment } from '@/domain/environment.ts'
import type { Json } from '@/domain/json.ts'
import type { Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { apiPath, request } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'
import { searchCollection } from './search.ts'

/** The newest first; with `name` only those whose name holds it, where the server can search. */
export async function listEnvironments(
  workspace: string,
  params: ListParams & { name?: string | undefined },
  signal?: AbortSignal,
): Promise<Page<Environment>> {
  const { name, ...others } = params
  if (name) return searchCollection(workspace, 'environments', { ...others, name }, readEnvironment, signal)
  const answer = await request(apiPath(workspace, 'environments') + listQuery(others), { signal })
  return readPage(answer, readEnvironment, params.cursor)
}

export async function getEnvironment(ref: ResourceRef, signal?: AbortSignal): Promise<Environment> {
  return readEnvironment(await request(apiPath(ref.workspace, 'environments', ref.id), { signal }))
}

/** `body` in the API's own form. */
export async function createEnvironment(workspace: string, body: Json): Promise<Environment> {
  return readEnvironment(await request(apiPath(workspace, 'environments'), { method: 'POST', body }))
}

/** `config`, when given, replaces the stored one: send it whole. */
export async function updateEnvironment(ref: ResourceRef, body: Json): Promise<Environment> {
  return readEnvironment(await request(apiPath(ref.workspace, 'environments', ref.id), { method: 'POST', body }))
}

export async function archiveEnvironment(ref: ResourceRef): Promise<Environment> {
  return readEnvironment(await request(apiPath(ref.workspace, 'environments', ref.id, 'archive'), { method: 'POST' }))
}

/** 409 while sessions refer to it. */
export async function deleteEnvironment(ref: ResourceRef): Promise<void> {
  await request(apiPath(ref.workspace, 'environments', ref.id), { method: 'DELETE' })
}

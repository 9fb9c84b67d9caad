import { toArray, toRecord, toTextOrNull } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { readSessionResource, type SessionResource } from '@/domain/sessionResource.ts'
import { apiPath, request } from './http.ts'

const path = ({ workspace, id }: ResourceRef, ...rest: string[]) =>
  apiPath(workspace, 'sessions', id, 'resources', ...rest)

/** All of them: a session has at most 500. */
export async function listSessionResources(session: ResourceRef, signal?: AbortSignal): Promise<SessionResource[]> {
  return toArray(toRecord(await request(path(session), { signal })).data).map(readSessionResource)
}

/** Mounts a file into a session. Gives its path in the sandbox; null when the server does not tell. */
export async function mountFile(session: ResourceRef, fileId: string): Promise<string | null> {
  const body = { type: 'file', file_id: fileId }
  return toTextOrNull(toRecord(await request(path(session), { method: 'POST', body })).mount_path)
}

export async function removeSessionResource(session: ResourceRef, resourceId: string): Promise<void> {
  await request(path(session, resourceId), { method: 'DELETE' })
}

import { toRecord, toTextOrNull } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { apiPath, request } from './http.ts'

/** Mounts a file into a session. Gives its path in the sandbox; null when the server does not tell. */
export async function mountFile(session: ResourceRef, fileId: string): Promise<string | null> {
  const body = { type: 'file', file_id: fileId }
  const path = apiPath(session.workspace, 'sessions', session.id, 'resources')
  return toTextOrNull(toRecord(await request(path, { method: 'POST', body })).mount_path)
}

import { toNumberOrNull, toRecord, toTextOrNull } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { ApiError, apiPath, request } from './http.ts'

/** A file the service has taken. */
export interface UploadedFile {
  id: string
  filename: string
  sizeBytes: number | null
}

export async function uploadFile(workspace: string, file: File, signal?: AbortSignal): Promise<UploadedFile> {
  const body = new FormData()
  body.set('file', file)
  const answer = toRecord(await request(apiPath(workspace, 'files'), { method: 'POST', body, signal }))
  const id = toTextOrNull(answer.id) ?? toTextOrNull(answer.file_id)
  if (id === null) throw unreadable('The server took the file and did not say which id it has.')
  return { id, filename: toTextOrNull(answer.filename) ?? file.name, sizeBytes: toNumberOrNull(answer.size_bytes) }
}

/** Where the content of a file can be fetched for a while, without a token. */
export async function getFileLink(ref: ResourceRef, signal?: AbortSignal): Promise<string> {
  const answer = toRecord(await request(apiPath(ref.workspace, 'files', ref.id, 'content'), { signal }))
  const url = toTextOrNull(answer.url)
  // An agent may have a hand in what is behind it, but never in where a click leads.
  if (url === null || !/^https?:\/\//i.test(new URL(url, 'http://relative').href)) {
    throw unreadable('The server did not say where the file can be fetched.')
  }
  return url
}

const unreadable = (message: string) => new ApiError(message, { status: 200, type: 'unreadable_answer' })

import { type CloudFile, readFile } from '@/domain/file.ts'
import { toRecord, toTextOrNull } from '@/domain/json.ts'
import type { Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { ApiError, apiPath, request, toApiError } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'
import { type UploadOptions, uploadForm } from './upload.ts'

export interface FileListParams extends ListParams {
  /** Start of the file name, in any case. */
  name?: string | undefined
  /** Only what the agent of this session delivered. */
  sessionId?: string | undefined
}

export async function listFiles(
  workspace: string,
  params: FileListParams,
  signal?: AbortSignal,
): Promise<Page<CloudFile>> {
  const query = listQuery(params, { name: params.name, scope_id: params.sessionId })
  return readPage(await request(apiPath(workspace, 'files') + query, { signal }), readFile, params.cursor)
}

export async function getFile(ref: ResourceRef, signal?: AbortSignal): Promise<CloudFile> {
  return readFile(await request(apiPath(ref.workspace, 'files', ref.id), { signal }))
}

/** 409 while an open session has it mounted. */
export async function deleteFile(ref: ResourceRef): Promise<void> {
  await request(apiPath(ref.workspace, 'files', ref.id), { method: 'DELETE' })
}

/** Sends a file. A caller that repeats it gives a key of its own, so that no attempt makes a second file. */
export async function uploadFile(workspace: string, file: File, options: UploadOptions = {}): Promise<CloudFile> {
  const form = new FormData()
  form.set('file', file)
  const made = readFile(await uploadForm(apiPath(workspace, 'files'), form, options))
  if (made.id === '') throw unreadable('The server took the file and did not say which id it has.')
  return made
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

/** Where a browser downloads a delivered file: the console's server asks for the API's link and leads on to it. */
export function fileDownloadUrl({ workspace, id }: ResourceRef): string {
  return `/api/console/workspaces/${encodeURIComponent(workspace)}/files/${encodeURIComponent(id)}/download`
}

/** The content of a delivered file. Where the API keeps contents on another host, a page may not read it. */
export async function getFileContent(ref: ResourceRef, signal?: AbortSignal): Promise<Blob> {
  let response: Response
  try {
    response = await fetch(fileDownloadUrl(ref), { signal: signal ?? null })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(
      'The content could not be read here: it may lie on a host that this page is not allowed to read. Download it instead.',
      { status: 0, type: 'network_error' },
    )
  }
  if (!response.ok) throw await toApiError(response)
  return response.blob()
}

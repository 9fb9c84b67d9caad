import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import { deleteFile, type FileListParams, getFile, getFileContent, listFiles } from '@/api/files.ts'
import type { CloudFile } from '@/domain/file.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

export { fileDownloadUrl } from '@/api/files.ts'

export const fileKeys = {
  all: (workspace: string) => [workspace, 'files'] as const,
  detail: (ref: ResourceRef) => [ref.workspace, 'files', ref.id] as const,
}

export const fileQueries = {
  list: (workspace: string, params: FileListParams = {}) =>
    queryOptions({
      queryKey: [...fileKeys.all(workspace), 'list', params],
      queryFn: ({ signal }) => listFiles(workspace, params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (ref: ResourceRef) =>
    queryOptions({
      queryKey: fileKeys.detail(ref),
      queryFn: ({ signal }) => getFile(ref, signal),
    }),

  /** The content never changes, so it is read once. */
  content: ({ id }: CloudFile, workspace: string) =>
    queryOptions({
      queryKey: [...fileKeys.detail({ workspace, id }), 'content'],
      queryFn: ({ signal }) => getFileContent({ workspace, id }, signal),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    }),
}

export const fileMutations = {
  remove: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => deleteFile({ workspace, id }),
      onSuccess: (_answer, id, _result, { client }) => {
        client.removeQueries({ queryKey: fileKeys.detail({ workspace, id }) })
        return client.invalidateQueries({ queryKey: [...fileKeys.all(workspace), 'list'] })
      },
    }),
}

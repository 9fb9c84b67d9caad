import { mutationOptions } from '@tanstack/react-query'
import { getFileLink, uploadFile } from '@/api/files.ts'
import { mountFile } from '@/api/sessionResources.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { sessionQueries } from './sessions.ts'

export const sessionFileMutations = {
  upload: (workspace: string) => mutationOptions({ mutationFn: (file: File) => uploadFile(workspace, file) }),
  mount: (session: ResourceRef) =>
    mutationOptions({
      mutationFn: (fileId: string) => mountFile(session, fileId),
      onSuccess: (_path, _fileId, _result, { client }) => {
        // Not awaited: the file is mounted whether or not the session's facts can be read again.
        void client.invalidateQueries({ queryKey: sessionQueries.detail(session).queryKey })
      },
    }),
  /** A link lives for an hour at most, so it is asked for with each download. */
  link: (workspace: string) => mutationOptions({ mutationFn: (id: string) => getFileLink({ workspace, id }) }),
}

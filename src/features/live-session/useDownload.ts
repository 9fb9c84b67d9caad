import { useMutation } from '@tanstack/react-query'
import { useCallback } from 'react'
import { toProblem } from '@/queries/problem.ts'
import { sessionFileMutations } from '@/queries/sessionFiles.ts'
import { notifyFailure } from '@/ui/notify.ts'

/** Downloads a file of the workspace: asks for a link, and follows it at once. */
export function useDownload(workspace: string): (fileId: string, filename: string) => Promise<void> {
  const { mutateAsync } = useMutation(sessionFileMutations.link(workspace))
  return useCallback(
    async (fileId, filename) => {
      try {
        follow(await mutateAsync(fileId), filename)
      } catch (error) {
        const { status, message } = toProblem(error)
        const hint = status === 403 || status === 404 ? ' A file that was just delivered may need a moment.' : ''
        notifyFailure(`${filename} was not downloaded. ${message}${hint}`)
      }
    },
    [mutateAsync],
  )
}

function follow(url: string, filename: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = filename
  // Elsewhere the browser does not take our word that it is to be saved, and may show it instead of this page.
  if (new URL(url, location.href).origin !== location.origin) link.target = '_blank'
  link.rel = 'noopener noreferrer'
  link.click()
}

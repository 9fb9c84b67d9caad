import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { uploadFile } from '@/api/files.ts'
import { mostUploadBytes } from '@/domain/file.ts'
import type { Upload } from '@/domain/upload.ts'
import { createUploads, type Uploads } from './createUploads.ts'
import { fileKeys } from './files.ts'

// One for each workspace and cache: uploads outlive the page they were started on.
const known = new WeakMap<QueryClient, Map<string, Uploads>>()

/** The files on their way to a workspace, and what can be done about them. */
export function useUploads(workspace: string): { uploads: readonly Upload[]; queue: Uploads } {
  const client = useQueryClient()
  const queue = uploadsOf(client, workspace)
  return { uploads: useSyncExternalStore(queue.subscribe, queue.getSnapshot), queue }
}

function uploadsOf(client: QueryClient, workspace: string): Uploads {
  const queues = known.get(client) ?? new Map<string, Uploads>()
  known.set(client, queues)
  const found = queues.get(workspace)
  if (found) return found
  const queue = createUploads(
    (file, options) => uploadFile(workspace, file, options),
    () => void client.invalidateQueries({ queryKey: [...fileKeys.all(workspace), 'list'] }),
    mostUploadBytes,
  )
  queues.set(workspace, queue)
  // A closed tab ends what is on its way: the browser asks first.
  window.addEventListener('beforeunload', (event) => {
    const isBusy = queue.getSnapshot().some(({ state }) => state.is === 'waiting' || state.is === 'sending')
    if (isBusy) event.preventDefault()
  })
  return queue
}

import type { CloudFile } from '@/domain/file.ts'
import type { Upload, UploadState } from '@/domain/upload.ts'

/** Sends one file; rejects with what the reader should be told. */
export type SendFile = (
  file: File,
  options: { signal: AbortSignal; onProgress: (part: number) => void; idempotencyKey: string },
) => Promise<CloudFile>

const atOnce = 2

/** Files on their way to one workspace, two at a time. They go on while the reader looks at other pages. */
export interface Uploads {
  subscribe(listener: () => void): () => void
  getSnapshot(): readonly Upload[]
  add(files: readonly File[]): void
  cancel(key: string): void
  retry(key: string): void
  /** Forgets what is done, failed or cancelled. */
  clear(): void
}

export function createUploads(send: SendFile, onDone: (file: CloudFile) => void, mostBytes: number): Uploads {
  const jobs = new Map<string, { file: File; stop: AbortController }>()
  const listeners = new Set<() => void>()
  let uploads: readonly Upload[] = []

  function set(key: string, state: UploadState) {
    uploads = uploads.map((upload) => (upload.key === key ? { ...upload, state } : upload))
    for (const listener of listeners) listener()
  }

  function startNext() {
    const sending = uploads.filter(({ state }) => state.is === 'sending').length
    for (const { key } of uploads.filter(({ state }) => state.is === 'waiting').slice(0, Math.max(0, atOnce - sending)))
      void run(key)
  }

  async function run(key: string) {
    const job = jobs.get(key)
    if (!job) return
    set(key, { is: 'sending', part: 0 })
    const { signal } = job.stop
    try {
      const onProgress = (part: number) => {
        if (!signal.aborted) set(key, { is: 'sending', part })
      }
      const file = await send(job.file, { signal, onProgress, idempotencyKey: key })
      set(key, { is: 'done', file })
      onDone(file)
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The upload failed.'
      set(key, signal.aborted ? { is: 'cancelled' } : { is: 'failed', message })
    }
    startNext()
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getSnapshot: () => uploads,
    add(files) {
      const added = files.map((file): Upload => {
        const key = crypto.randomUUID()
        const isTooLarge = file.size >= mostBytes
        const message = `Files can be up to ${Math.floor(mostBytes / 1024 / 1024)} MB.`
        jobs.set(key, { file, stop: new AbortController() })
        const state: UploadState = isTooLarge ? { is: 'failed', message } : { is: 'waiting' }
        return { key, name: file.name, sizeBytes: file.size, state }
      })
      uploads = [...uploads, ...added]
      for (const listener of listeners) listener()
      startNext()
    },
    cancel(key) {
      jobs.get(key)?.stop.abort()
      if (uploads.some((upload) => upload.key === key && upload.state.is === 'waiting')) set(key, { is: 'cancelled' })
    },
    retry(key) {
      const job = jobs.get(key)
      if (!job || job.file.size >= mostBytes) return
      jobs.set(key, { file: job.file, stop: new AbortController() })
      set(key, { is: 'waiting' })
      startNext()
    },
    clear() {
      const isOpen = ({ state }: Upload) => state.is === 'waiting' || state.is === 'sending'
      for (const { key } of uploads.filter((upload) => !isOpen(upload))) jobs.delete(key)
      uploads = uploads.filter(isOpen)
      for (const listener of listeners) listener()
    },
  }
}

import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { AttachedFile } from '@/domain/session/events.ts'
import { toProblem } from '@/queries/problem.ts'
import { sessionFileMutations } from '@/queries/sessionFiles.ts'
import { forgetAttachments, keepAttachments, readAttachments, type StoredAttachment } from './storedAttachments.ts'

/** A file on its way to the agent. Ready means uploaded: it is mounted with the message that names it. */
export type Attachment = { key: string; name: string; sizeBytes: number | null } & (
  | { state: 'uploading' }
  | { state: 'failed'; message: string }
  | { state: 'ready'; fileId: string }
)

export interface Attachments {
  list: readonly Attachment[]
  add(files: Iterable<File>): void
  remove(key: string): void
  retry(key: string): void
  /** Mounts what is ready and gives it as a message names it. Rejects with what the server said. */
  mount(): Promise<AttachedFile[]>
  clear(): void
}

/** The files attached to the message being written to a session. Like its text they survive a reload. */
export function useAttachments(session: ResourceRef): Attachments {
  const [list, setList] = useState<readonly Attachment[]>(() => readAttachments(session).map(toReady))
  const files = useRef(new Map<string, File>())
  const mounted = useRef(new Map<string, string | null>())
  const upload = useMutation(sessionFileMutations.upload(session.workspace))
  const mountFile = useMutation(sessionFileMutations.mount(session))

  const change = (next: (before: readonly Attachment[]) => readonly Attachment[]) =>
    setList((before) => {
      const after = next(before)
      keepAttachments(session, after.flatMap(toStored))
      return after
    })
  const put = (one: Attachment) => change((before) => before.map((other) => (other.key === one.key ? one : other)))

  const send = async (key: string, file: File) => {
    const base = { key, name: file.name, sizeBytes: file.size }
    try {
      const { id, filename } = await upload.mutateAsync(file)
      put({ ...base, name: filename, state: 'ready', fileId: id })
    } catch (error) {
      put({ ...base, state: 'failed', message: toProblem(error).message })
    }
  }

  return {
    list,
    add(added) {
      for (const file of added) {
        const key = crypto.randomUUID()
        files.current.set(key, file)
        change((before) => [...before, { key, name: file.name, sizeBytes: file.size, state: 'uploading' }])
        void send(key, file)
      }
    },
    remove: (key) => change((before) => before.filter((one) => one.key !== key)),
    retry(key) {
      const file = files.current.get(key)
      if (!file) return
      put({ key, name: file.name, sizeBytes: file.size, state: 'uploading' })
      void send(key, file)
    },
    async mount() {
      const ready = list.flatMap((one) => (one.state === 'ready' ? [one] : []))
      // One after the other: a refusal says which file it is about, and what was mounted is not mounted again.
      for (const { fileId, name } of ready) {
        if (mounted.current.has(fileId)) continue
        try {
          mounted.current.set(fileId, await mountFile.mutateAsync(fileId))
        } catch (error) {
          throw new Error(`${name} could not be mounted. ${toProblem(error).message}`, { cause: error })
        }
      }
      return ready.map(({ fileId, name }) => ({ fileId, name, mountPath: mounted.current.get(fileId) ?? null }))
    },
    clear() {
      forgetAttachments(session)
      setList([])
    },
  }
}

const toReady = ({ fileId, name, sizeBytes }: StoredAttachment): Attachment => ({
  key: fileId,
  name,
  sizeBytes,
  state: 'ready',
  fileId,
})

const toStored = (one: Attachment): StoredAttachment[] =>
  one.state === 'ready' ? [{ fileId: one.fileId, name: one.name, sizeBytes: one.sizeBytes }] : []

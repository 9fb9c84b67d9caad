import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SessionRecord } from '../canonical.ts'
import { textBlock } from '../model/contentBlocks.ts'
import { createKeyedLock } from '../runtime/createKeyedLock.ts'
import type { MountSource } from '../runtime/mountSource.ts'
import type { PromptSource } from '../runtime/promptSource.ts'
import type { SandboxLayer } from '../runtime/sandboxLayer.ts'
import type { Store } from '../store/store.ts'
import type { MemoryAttachment } from './memoryAttachment.ts'
import { type MemoryFolder, openMemoryFolder } from './memoryFolder.ts'
import { pullChanges } from './pullChanges.ts'
import { pushChanges } from './pushChanges.ts'

export interface SessionMemoryOptions {
  store: Pick<Store, 'memories' | 'memoryStores'>
  dataDir: string
  /** The memory stores of a session, in order. */
  attachments: (session: SessionRecord) => MemoryAttachment[]
  log: (line: string) => void
}

/** Tools that may change files, and those that only look at them. */
const writingTools = new Set(['Bash', 'Write', 'Edit'])
const readingTools = new Set(['Read', 'Glob', 'Grep'])

/**
 * What attached memory stores are to a session: folders whose files are the memories. Before a tool looks, the folder
 * gets what changed in the store; after a tool that may have written, the store gets what changed in the folder.
 */
export function createSessionMemory({ store, dataDir, attachments, log }: SessionMemoryOptions) {
  const { memories, memoryStores } = store
  const folders = new Map<string, MemoryFolder>()
  const lock = createKeyedLock()
  const pathOf = (sessionId: string, storeId: string) => join(dataDir, 'workspaces', sessionId, 'memory', storeId)

  async function folderOf(path: string): Promise<MemoryFolder> {
    const folder = folders.get(path) ?? (await openMemoryFolder(path))
    folders.set(path, folder)
    return folder
  }

  /** Sentences for the agent; null when the store is deleted, and its copy with it. */
  async function sync(
    session: SessionRecord,
    attachment: MemoryAttachment,
    isPushing: boolean,
  ): Promise<string[] | null> {
    const { storeId, access, mountPath } = attachment
    const path = pathOf(session.id, storeId)
    if (!(await memoryStores.get(storeId))) {
      folders.delete(path)
      await rm(path, { recursive: true, force: true })
      await rm(`${path}.json`, { force: true })
      return null
    }
    const folder = await folderOf(path)
    const target = { memories, storeId, by: { type: 'session_actor', session_id: session.id } as const }
    const notes = isPushing && access === 'read_write' ? await pushChanges(folder, target) : []
    await pullChanges(folder, {
      list: () => memories.listHashes(storeId),
      get: (id) => memories.get(storeId, id),
    })
    await folder.save()
    return notes.map((note) => `[memory in ${mountPath}: ${note}]`)
  }

  async function syncAll(session: SessionRecord, isPushing: boolean): Promise<string[]> {
    const notes: string[] = []
    for (const attachment of attachments(session)) {
      const told = await sync(session, attachment, isPushing)
      notes.push(
        ...(told ?? [`[memory in ${attachment.mountPath}: the memory store is deleted; nothing is saved there.]`]),
      )
    }
    return notes
  }

  const mountSource: MountSource = (session) =>
    lock(session.id, async () => {
      const attached = attachments(session)
      // What a turn that was cut off has written is saved now.
      for (const attachment of attached) await sync(session, attachment, true)
      const archived = await Promise.all(attached.map(({ storeId }) => memoryStores.get(storeId)))
      return attached.map(({ storeId, mountPath, access }, index) => ({
        mountPath,
        hostPath: pathOf(session.id, storeId),
        access: archived[index]?.archivedAt === null ? access : 'read_only',
      }))
    })

  const layer: SandboxLayer = (session, inner) => ({
    ...inner,
    run(tool, input, signal) {
      const isWriting = writingTools.has(tool)
      if (!isWriting && !readingTools.has(tool)) return inner.run(tool, input, signal)
      return lock(session.id, async () => {
        signal.throwIfAborted()
        await syncAll(session, false)
        if (!isWriting) return inner.run(tool, input, signal)
        let notes: string[] = []
        const outcome = await inner.run(tool, input, signal).finally(async () => {
          // Also what an aborted command has written; its own end must not hide behind a failure of this.
          notes = await syncAll(session, true).catch((error: unknown) => {
            log(`The memories of ${session.id} could not be saved: ${String(error)}`)
            return ['[memory: what was written could not be saved. It is tried again after the next call.]']
          })
        })
        return notes.length === 0 ? outcome : { ...outcome, content: [...outcome.content, ...notes.map(textBlock)] }
      })
    },
  })

  const promptSource: PromptSource = async (session) => {
    const attached = attachments(session)
    if (attached.length === 0) return ''
    return [
      '# Memory',
      'These folders hold text files that outlive this session. Look into them before a task they may help with. In those you may write to, every file you create or change is kept as a memory: UTF-8 text of up to 100 KB.',
      ...attached.map(({ mountPath, access, name, description, instructions }) =>
        [
          `- ${mountPath} (${access === 'read_write' ? 'read and write' : 'read only'}): ${name}.`,
          description,
          instructions,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ].join('\n')
  }

  return { mountSource, promptSource, layer }
}

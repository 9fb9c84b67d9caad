import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { apiActor } from '../memory.ts'
import { textOf, toBlocks } from '../model/contentBlocks.ts'
import { createSandboxCloud, type SandboxCloud } from '../runtime/testSandboxCloud.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import { createSessionMemory } from './createSessionMemory.ts'
import type { MemoryAttachment } from './memoryAttachment.ts'

// Every session starts a worker of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let cloud: SandboxCloud
const attached = new Map<string, MemoryAttachment[]>()
/** Runs between the end of a tool and the look at what it wrote: the moment for somebody else to write. */
let meanwhile: (() => Promise<void>) | null = null

beforeAll(async () => {
  cloud = await createSandboxCloud((store, dataDir) => {
    const attachments = ({ id }: { id: string }) => attached.get(id) ?? []
    const memory = createSessionMemory({ store, dataDir, attachments, log: () => undefined })
    return {
      mountSources: [memory.mountSource],
      promptSources: [memory.promptSource],
      sandboxLayers: [
        (_session, inner) => ({
          ...inner,
          async run(tool, input, signal) {
            const outcome = await inner.run(tool, input, signal)
            const action = meanwhile
            meanwhile = null
            await action?.()
            return outcome
          },
        }),
        memory.layer,
      ],
    }
  })
})
afterAll(() => cloud.remove())

async function createStore(memories: Record<string, string> = {}) {
  const at = nowInstant()
  const id = createId('memstore')
  const counts = { entryCount: 0, totalSize: 0 }
  const dates = { archivedAt: null, createdAt: at, updatedAt: at }
  await cloud.store.memoryStores.create({
    id,
    name: 'Billing notes',
    description: 'Ours',
    metadata: {},
    ...counts,
    ...dates,
  })
  for (const [path, content] of Object.entries(memories))
    await cloud.store.memories.create(id, { path, content, metadata: {} }, apiActor)
  return id
}

async function createSession(storeId: string, access: MemoryAttachment['access'] = 'read_write') {
  const session = await cloud.createSession()
  const mountPath = '/mnt/memory/billing-notes'
  const told = { name: 'Billing notes', description: 'Decisions.', instructions: 'Cents only.' }
  attached.set(session, [{ storeId, access, mountPath, ...told }])
  return session
}

const inMemory = (session: string, command: string) => cloud.run(session, `cd /mnt/memory/billing-notes && ${command}`)

async function contents(storeId: string): Promise<Record<string, string>> {
  const page = await cloud.store.memories.list(storeId, { limit: 100, pathPrefix: '', order: 'asc' })
  return Object.fromEntries(page.items.map(({ path, content }) => [path, content]))
}

const history = async (storeId: string) =>
  (
    await cloud.store.memoryVersions.list(storeId, {
      limit: 100,
      order: 'asc',
      memoryId: undefined,
      operation: undefined,
      sessionId: undefined,
      byApi: false,
      created: {},
    })
  ).items

async function overwrite(storeId: string, path: string, content: string) {
  const { items } = await cloud.store.memories.list(storeId, { limit: 100, pathPrefix: path })
  await cloud.store.memories.update(storeId, items[0]?.id ?? '', { content }, apiActor)
}

it('makes memories files, and what commands do to the files versions of the session', async () => {
  const storeId = await createStore({ 'a.md': 'one\n', 'deep/b.md': 'two\n', 'old.md': 'x\n' })
  const session = await createSession(storeId)
  expect(await inMemory(session, 'cat a.md deep/b.md')).toBe('one\ntwo\n')
  await inMemory(session, 'echo more >> a.md; mkdir -p new; echo fresh > new/c.md; rm old.md; mv deep/b.md deep/d.md')
  expect(await contents(storeId)).toEqual({ 'a.md': 'one\nmore\n', 'deep/d.md': 'two\n', 'new/c.md': 'fresh\n' })
  const bySession = (await history(storeId)).filter(({ createdBy }) => createdBy.type === 'session_actor')
  expect(bySession.map(({ operation, path }) => `${operation} ${path}`).sort()).toEqual([
    'created new/c.md',
    'deleted old.md',
    'updated a.md',
    'updated deep/d.md',
  ])
  expect(bySession[0]?.createdBy).toEqual({ type: 'session_actor', session_id: session })
})

it('shows a session what others wrote before its next call', async () => {
  const storeId = await createStore({ 'a.md': 'one\n', 'gone.md': 'x\n' })
  const session = await createSession(storeId)
  await inMemory(session, 'ls')
  await overwrite(storeId, 'a.md', 'two\n')
  const { items } = await cloud.store.memories.list(storeId, { limit: 1, pathPrefix: 'gone' })
  await cloud.store.memories.remove(storeId, items[0]?.id ?? '', undefined, apiActor)
  expect(await inMemory(session, 'cat *')).toBe('two\n')
})

it('loses neither side when both write at once', async () => {
  const storeId = await createStore({ 'a.md': 'one\n', 'b.md': 'one\n' })
  const session = await createSession(storeId)
  meanwhile = async () => {
    await overwrite(storeId, 'a.md', 'theirs\n')
    await overwrite(storeId, 'b.md', 'theirs too\n')
    await cloud.store.memories.create(storeId, { path: 'new.md', content: 'also theirs\n', metadata: {} }, apiActor)
  }
  const answer = await inMemory(session, 'echo ours > a.md; rm b.md; echo also ours > new.md')
  expect(answer).toContain("Theirs is at 'a.md', yours is kept at 'a.conflict-1.md'")
  expect(answer).toContain("'b.md' was changed by somebody else meanwhile, so it was not deleted")
  const both = {
    'a.md': 'theirs\n',
    'a.conflict-1.md': 'ours\n',
    'b.md': 'theirs too\n',
    'new.md': 'also theirs\n',
    'new.conflict-1.md': 'also ours\n',
  }
  expect(await contents(storeId)).toEqual(both)
  expect(await inMemory(session, 'cat a.md b.md new.md')).toBe('theirs\ntheirs too\nalso theirs\n')
})

it('says once what cannot be a memory, and keeps it as a file', async () => {
  const storeId = await createStore({ 'a.md': 'one\n' })
  const session = await createSession(storeId)
  const answer = await inMemory(session, 'touch empty; seq 1 30000 > big; echo //4= | base64 -d > bytes; : > a.md')
  for (const path of ['empty', 'big', 'bytes', 'a.md']) expect(answer).toContain(`'${path}' is not saved as a memory`)
  expect(await inMemory(session, 'ls')).not.toContain('is not saved')
  expect(await contents(storeId)).toEqual({ 'a.md': 'one\n' })
})

it('refuses every write to a store that is attached for reading, or archived', async () => {
  const storeId = await createStore({ 'a.md': 'one\n' })
  const reader = await createSession(storeId, 'read_only')
  expect(await inMemory(reader, 'echo x > a.md')).toMatch(/^error: .*read-only/)
  const session = await createSession(storeId)
  const found = await cloud.store.memoryStores.get(storeId)
  if (found) await cloud.store.memoryStores.update(storeId, { ...found, archivedAt: nowInstant() })
  expect(await inMemory(session, 'echo x > b.md')).toMatch(/^error: .*read-only/)
  expect(await inMemory(session, 'cat a.md')).toBe('one\n')
})

it('keeps no copy of a store that is deleted', async () => {
  const storeId = await createStore({ 'a.md': 'one\n' })
  const session = await createSession(storeId)
  await inMemory(session, 'ls')
  const copy = join(cloud.dataDir, 'workspaces', session, 'memory', storeId)
  expect(existsSync(copy)).toBe(true)
  await cloud.store.memoryStores.remove(storeId)
  const events = await cloud.ask(session, '$ ls /mnt/memory')
  expect(existsSync(copy)).toBe(false)
  expect(events.find(({ type }) => type === 'session.error')?.payload.error).toMatchObject({
    message: expect.stringContaining('/mnt/memory/billing-notes'),
  })
})

it('works with the file tools as with the shell', async () => {
  const storeId = await createStore({ 'a.md': 'one\n' })
  const session = await createSession(storeId)
  const file = '/mnt/memory/billing-notes/a.md'
  await cloud.ask(session, `Use Edit with {"file_path": "${file}", "old_string": "one", "new_string": "two"}`)
  expect(await contents(storeId)).toEqual({ 'a.md': 'two\n' })
  const events = await cloud.ask(session, `Use Read with {"file_path": "${file}"}`)
  const result = events.findLast(({ type }) => type === 'agent.tool_result')
  expect(textOf(toBlocks(result?.payload.content))).toContain('two')
})

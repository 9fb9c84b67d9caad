import type { Json } from '@/domain/json.ts'
import {
  type Memory,
  type MemoryStore,
  type MemoryVersion,
  readMemory,
  readMemoryStore,
  readMemoryVersion,
} from '@/domain/memory/memoryStore.ts'
import type { Cursor, Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { apiPath, request } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'

const storePath = ({ workspace, id }: ResourceRef, ...rest: string[]) =>
  apiPath(workspace, 'memory_stores', id, ...rest)

export async function listMemoryStores(
  workspace: string,
  params: ListParams & { name?: string | undefined },
  signal?: AbortSignal,
): Promise<Page<MemoryStore>> {
  const query = listQuery(params, { name: params.name })
  return readPage(
    await request(apiPath(workspace, 'memory_stores') + query, { signal }),
    readMemoryStore,
    params.cursor,
  )
}

export async function getMemoryStore(ref: ResourceRef, signal?: AbortSignal): Promise<MemoryStore> {
  return readMemoryStore(await request(storePath(ref), { signal }))
}

/** `body` in the API's own form. */
export async function createMemoryStore(workspace: string, body: Json): Promise<MemoryStore> {
  return readMemoryStore(await request(apiPath(workspace, 'memory_stores'), { method: 'POST', body }))
}

export async function updateMemoryStore(ref: ResourceRef, body: Json): Promise<MemoryStore> {
  return readMemoryStore(await request(storePath(ref), { method: 'POST', body }))
}

export async function archiveMemoryStore(ref: ResourceRef): Promise<MemoryStore> {
  return readMemoryStore(await request(storePath(ref, 'archive'), { method: 'POST' }))
}

export async function deleteMemoryStore(ref: ResourceRef): Promise<void> {
  await request(storePath(ref), { method: 'DELETE' })
}

/** Far more than a tree is good for; a server that never says it has no more must not keep us reading. */
const mostPages = 200

/** All memories of a store, without contents: the tree needs them together. */
export async function listAllMemories(ref: ResourceRef, signal?: AbortSignal): Promise<Memory[]> {
  const memories = new Map<string, Memory>()
  let cursor: Cursor | undefined
  for (let pages = 0; pages < mostPages; pages += 1) {
    const answer = await request(storePath(ref, 'memories') + listQuery({ limit: 100, cursor }), { signal })
    const page = readPage(answer, readMemory, cursor)
    const known = memories.size
    for (const memory of page.items) memories.set(memory.id, memory)
    if (!page.older || memories.size === known) break
    cursor = page.older
  }
  return [...memories.values()]
}

export async function getMemory(store: ResourceRef, id: string, signal?: AbortSignal): Promise<Memory> {
  return readMemory(await request(storePath(store, 'memories', id), { signal }))
}

export async function createMemory(store: ResourceRef, body: { path: string; content: string }): Promise<Memory> {
  return readMemory(await request(storePath(store, 'memories'), { method: 'POST', body }))
}

/** `content_sha256` is the hash of the content the change starts from: 409 when it is another one by now. */
export async function updateMemory(
  store: ResourceRef,
  id: string,
  body: { path?: string; content?: string; content_sha256?: string },
): Promise<Memory> {
  return readMemory(await request(storePath(store, 'memories', id), { method: 'POST', body }))
}

export async function deleteMemory(store: ResourceRef, { id, sha256 }: Memory): Promise<void> {
  const query = listQuery({}, { expected_content_sha256: sha256 })
  await request(storePath(store, 'memories', id) + query, { method: 'DELETE' })
}

export async function listMemoryVersions(
  store: ResourceRef,
  params: ListParams & { memoryId?: string | undefined },
  signal?: AbortSignal,
): Promise<Page<MemoryVersion>> {
  const query = listQuery(params, { memory_id: params.memoryId })
  return readPage(
    await request(storePath(store, 'memory_versions') + query, { signal }),
    readMemoryVersion,
    params.cursor,
  )
}

export async function getMemoryVersion(store: ResourceRef, id: string, signal?: AbortSignal): Promise<MemoryVersion> {
  return readMemoryVersion(await request(storePath(store, 'memory_versions', id), { signal }))
}

export async function redactMemoryVersion(store: ResourceRef, id: string): Promise<MemoryVersion> {
  return readMemoryVersion(await request(storePath(store, 'memory_versions', id, 'redact'), { method: 'POST' }))
}

import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ListParams } from '@/api/list.ts'
import {
  archiveMemoryStore,
  createMemory,
  createMemoryStore,
  deleteMemory,
  deleteMemoryStore,
  getMemory,
  getMemoryStore,
  getMemoryVersion,
  listAllMemories,
  listMemoryStores,
  listMemoryVersions,
  redactMemoryVersion,
  updateMemory,
  updateMemoryStore,
} from '@/api/memoryStores.ts'
import type { Json } from '@/domain/json.ts'
import type { Memory, MemoryStore } from '@/domain/memory/memoryStore.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

const keys = {
  all: (workspace: string) => [workspace, 'memory_stores'] as const,
  store: (ref: ResourceRef) => [ref.workspace, 'memory_stores', ref.id] as const,
}

/** Agents write while somebody looks. */
const refreshMs = 4000

export const memoryStoreQueries = {
  list: (workspace: string, params: ListParams & { name?: string | undefined } = {}) =>
    queryOptions({
      queryKey: [...keys.all(workspace), 'list', params],
      queryFn: ({ signal }) => listMemoryStores(workspace, params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (ref: ResourceRef) =>
    queryOptions({
      queryKey: [...keys.store(ref), 'detail'],
      queryFn: ({ signal }) => getMemoryStore(ref, signal),
      refetchInterval: refreshMs,
    }),

  /** Read anew when the store says that it changed: its counts and its date are part of the key. */
  memories: (store: MemoryStore, workspace: string) =>
    queryOptions({
      queryKey: [
        ...keys.store({ workspace, id: store.id }),
        'memories',
        `${store.updatedAt} ${store.entryCount} ${store.sizeBytes}`,
      ],
      queryFn: ({ signal }) => listAllMemories({ workspace, id: store.id }, signal),
      placeholderData: keepPreviousData,
    }),

  memory: (ref: ResourceRef, id: string) =>
    queryOptions({
      queryKey: [...keys.store(ref), 'memory', id],
      queryFn: ({ signal }) => getMemory(ref, id, signal),
      refetchInterval: refreshMs,
    }),

  versions: (ref: ResourceRef, params: ListParams & { memoryId?: string | undefined } = {}) =>
    queryOptions({
      queryKey: [...keys.store(ref), 'versions', params],
      queryFn: ({ signal }) => listMemoryVersions(ref, params, signal),
      placeholderData: keepPreviousData,
    }),

  /** A version changes only by being redacted. */
  version: (ref: ResourceRef, id: string) =>
    queryOptions({
      queryKey: [...keys.store(ref), 'version', id],
      queryFn: ({ signal }) => getMemoryVersion(ref, id, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
}

const refreshStore = (client: QueryClient, ref: ResourceRef) =>
  client.invalidateQueries({ queryKey: keys.store(ref), predicate: ({ queryKey }) => queryKey[3] !== 'version' })

export const memoryStoreMutations = {
  create: (workspace: string) =>
    mutationOptions({
      mutationFn: (body: Json) => createMemoryStore(workspace, body),
      onSuccess: (_store, _body, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  update: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (body: Json) => updateMemoryStore(ref, body),
      onSuccess: (_store, _body, _result, { client }) =>
        client.invalidateQueries({ queryKey: keys.all(ref.workspace) }),
    }),

  archive: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => archiveMemoryStore({ workspace, id }),
      onSuccess: (_store, _id, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  remove: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => deleteMemoryStore({ workspace, id }),
      onSuccess: (_answer, id, _result, { client }) => {
        client.removeQueries({ queryKey: keys.store({ workspace, id }) })
        return client.invalidateQueries({ queryKey: [...keys.all(workspace), 'list'] })
      },
    }),

  createMemory: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (body: { path: string; content: string }) => createMemory(ref, body),
      onSuccess: (memory, _body, _result, { client }) => {
        client.setQueryData(memoryStoreQueries.memory(ref, memory.id).queryKey, memory)
        return refreshStore(client, ref)
      },
    }),

  updateMemory: (ref: ResourceRef, id: string) =>
    mutationOptions({
      mutationFn: (body: { path?: string; content?: string; content_sha256?: string }) => updateMemory(ref, id, body),
      onSuccess: (memory, _body, _result, { client }) => {
        client.setQueryData(memoryStoreQueries.memory(ref, id).queryKey, memory)
        return refreshStore(client, ref)
      },
    }),

  removeMemory: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (memory: Memory) => deleteMemory(ref, memory),
      onSuccess: (_answer, { id }, _result, { client }) => {
        client.removeQueries({ queryKey: memoryStoreQueries.memory(ref, id).queryKey })
        return refreshStore(client, ref)
      },
    }),

  redact: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (id: string) => redactMemoryVersion(ref, id),
      onSuccess: (version, id, _result, { client }) => {
        client.setQueryData(memoryStoreQueries.version(ref, id).queryKey, version)
        return refreshStore(client, ref)
      },
    }),
}

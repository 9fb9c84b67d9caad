import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { ListParams } from '@/api/list.ts'
import { listSessions } from '@/api/sessions.ts'
import {
  archiveCredential,
  archiveVault,
  createCredential,
  createVault,
  deleteCredential,
  deleteVault,
  getVault,
  listCredentials,
  listVaults,
  updateCredential,
  type VaultListParams,
  validateCredential,
} from '@/api/vaults.ts'
import { type Json, toTexts } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

const keys = {
  all: (workspace: string) => [workspace, 'vaults'] as const,
  detail: (ref: ResourceRef) => [ref.workspace, 'vaults', ref.id] as const,
}

export const vaultQueries = {
  list: (workspace: string, params: VaultListParams = {}) =>
    queryOptions({
      queryKey: [...keys.all(workspace), 'list', params],
      queryFn: ({ signal }) => listVaults(workspace, params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (ref: ResourceRef) =>
    queryOptions({
      queryKey: keys.detail(ref),
      queryFn: ({ signal }) => getVault(ref, signal),
    }),

  credentials: (ref: ResourceRef, params: ListParams = {}) =>
    queryOptions({
      queryKey: [...keys.detail(ref), 'credentials', params],
      queryFn: ({ signal }) => listCredentials(ref, params, signal),
      placeholderData: keepPreviousData,
    }),

  /** Sessions that use this vault, among the newest hundred: the API does not filter by it. */
  sessionsWith: (ref: ResourceRef) =>
    queryOptions({
      queryKey: [ref.workspace, 'sessions', 'with vault', ref.id],
      queryFn: async ({ signal }) => {
        const { items, older } = await listSessions(ref.workspace, { limit: 100 }, signal)
        return { items: items.filter(({ raw }) => toTexts(raw.vault_ids).includes(ref.id)), hasMore: older !== null }
      },
      staleTime: 0,
    }),
}

export const vaultMutations = {
  create: (workspace: string) =>
    mutationOptions({
      mutationFn: (body: Json) => createVault(workspace, body),
      onSuccess: (_vault, _body, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  archive: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => archiveVault({ workspace, id }),
      onSuccess: (_vault, _id, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  remove: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => deleteVault({ workspace, id }),
      onSuccess: (_answer, id, _result, { client }) => {
        client.removeQueries({ queryKey: keys.detail({ workspace, id }) })
        return client.invalidateQueries({ queryKey: [...keys.all(workspace), 'list'] })
      },
    }),

  // What was sent holds a secret: nothing keeps it once it is answered.
  createCredential: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (body: Json) => createCredential(ref, body),
      gcTime: 0,
      onSuccess: (_credential, _body, _result, { client }) => client.invalidateQueries({ queryKey: keys.detail(ref) }),
    }),

  rotate: (ref: ResourceRef, id: string) =>
    mutationOptions({
      mutationFn: (body: Json) => updateCredential(ref, id, body),
      gcTime: 0,
      onSuccess: (_credential, _body, _result, { client }) => client.invalidateQueries({ queryKey: keys.detail(ref) }),
    }),

  archiveCredential: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (id: string) => archiveCredential(ref, id),
      onSuccess: (_credential, _id, _result, { client }) => client.invalidateQueries({ queryKey: keys.detail(ref) }),
    }),

  removeCredential: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (id: string) => deleteCredential(ref, id),
      onSuccess: (_answer, _id, _result, { client }) => client.invalidateQueries({ queryKey: keys.detail(ref) }),
    }),

  validate: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (id: string) => validateCredential(ref, id),
      onSuccess: (_validation, _id, _result, { client }) => client.invalidateQueries({ queryKey: keys.detail(ref) }),
    }),
}

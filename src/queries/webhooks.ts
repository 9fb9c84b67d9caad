import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { ListParams } from '@/api/list.ts'
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  testWebhook,
  updateWebhook,
} from '@/api/webhooks.ts'
import type { Json } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

const keys = {
  all: (workspace: string) => [workspace, 'webhook_endpoints'] as const,
  detail: (ref: ResourceRef) => [ref.workspace, 'webhook_endpoints', ref.id] as const,
}

export const webhookQueries = {
  list: (workspace: string, params: ListParams = {}) =>
    queryOptions({
      queryKey: [...keys.all(workspace), 'list', params],
      queryFn: ({ signal }) => listWebhooks(workspace, params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (ref: ResourceRef) =>
    queryOptions({
      queryKey: [...keys.detail(ref), 'endpoint'],
      queryFn: ({ signal }) => getWebhook(ref, signal),
    }),

  /** Read often while something is still on its way. */
  deliveries: (ref: ResourceRef, params: ListParams & { status?: string | undefined } = {}) =>
    queryOptions({
      queryKey: [...keys.detail(ref), 'deliveries', params],
      queryFn: ({ signal }) => listDeliveries(ref, params, signal),
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => status === 'pending') ? 1000 : 10_000),
    }),
}

export const webhookMutations = {
  create: (workspace: string) =>
    mutationOptions({
      mutationFn: (body: Json) => createWebhook(workspace, body),
      // The answer holds a secret: nothing keeps it once it was shown.
      gcTime: 0,
      onSuccess: (_endpoint, _body, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  update: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (body: Json) => updateWebhook(ref, body),
      onSuccess: (endpoint, _body, _result, { client }) => {
        client.setQueryData(webhookQueries.detail(ref).queryKey, endpoint)
        return client.invalidateQueries({ queryKey: keys.all(ref.workspace) })
      },
    }),

  change: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (action: 'enable' | 'disable' | 'reset_secret') => changeWebhook(ref, action),
      gcTime: 0,
      onSettled: (_endpoint, _error, _action, _result, { client }) =>
        client.invalidateQueries({ queryKey: keys.all(ref.workspace) }),
    }),

  test: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: () => testWebhook(ref),
      onSettled: (_eventId, _error, _nothing, _result, { client }) =>
        client.invalidateQueries({ queryKey: [...keys.detail(ref), 'deliveries'] }),
    }),

  remove: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => deleteWebhook({ workspace, id }),
      onSuccess: (_answer, id, _result, { client }) => {
        client.removeQueries({ queryKey: keys.detail({ workspace, id }) })
        return client.invalidateQueries({ queryKey: [...keys.all(workspace), 'list'] })
      },
    }),
}

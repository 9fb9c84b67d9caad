import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import {
  archiveEnvironment,
  createEnvironment,
  deleteEnvironment,
  getEnvironment,
  listEnvironments,
  updateEnvironment,
} from '@/api/environments.ts'
import type { ListParams } from '@/api/list.ts'
import type { Json } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

const keys = {
  all: (workspace: string) => [workspace, 'environments'] as const,
  detail: (ref: ResourceRef) => [ref.workspace, 'environments', ref.id] as const,
}

export const environmentQueries = {
  list: (workspace: string, params: ListParams & { name?: string | undefined } = {}) =>
    queryOptions({
      queryKey: [...keys.all(workspace), 'list', params],
      queryFn: ({ signal }) => listEnvironments(workspace, params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (ref: ResourceRef) =>
    queryOptions({
      queryKey: keys.detail(ref),
      queryFn: ({ signal }) => getEnvironment(ref, signal),
    }),
}

export const environmentMutations = {
  create: (workspace: string) =>
    mutationOptions({
      mutationFn: (body: Json) => createEnvironment(workspace, body),
      onSuccess: (_environment, _body, _result, { client }) =>
        client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  update: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (body: Json) => updateEnvironment(ref, body),
      onSuccess: (environment, _body, _result, { client }) => {
        client.setQueryData(environmentQueries.detail(ref).queryKey, environment)
        return client.invalidateQueries({ queryKey: keys.all(ref.workspace) })
      },
    }),

  archive: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => archiveEnvironment({ workspace, id }),
      onSuccess: (_environment, _id, _result, { client }) =>
        client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  remove: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => deleteEnvironment({ workspace, id }),
      onSuccess: (_answer, id, _result, { client }) => {
        client.removeQueries({ queryKey: keys.detail({ workspace, id }) })
        return client.invalidateQueries({ queryKey: [...keys.all(workspace), 'list'] })
      },
    }),
}

import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import {
  archiveAgent,
  createAgent,
  deleteAgent,
  getAgent,
  listAgents,
  listAgentVersions,
  updateAgent,
} from '@/api/agents.ts'
import type { ListParams } from '@/api/list.ts'
import type { Json } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

const keys = {
  all: (workspace: string) => [workspace, 'agents'] as const,
  detail: (ref: ResourceRef) => [ref.workspace, 'agents', ref.id] as const,
}

export const agentQueries = {
  list: (workspace: string, params: ListParams & { name?: string | undefined } = {}) =>
    queryOptions({
      queryKey: [...keys.all(workspace), 'list', params],
      queryFn: ({ signal }) => listAgents(workspace, params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (ref: ResourceRef) =>
    queryOptions({
      queryKey: [...keys.detail(ref), 'latest'],
      queryFn: ({ signal }) => getAgent(ref, undefined, signal),
    }),

  /** A version never changes. */
  version: (ref: ResourceRef, version: number) =>
    queryOptions({
      queryKey: [...keys.detail(ref), 'version', version],
      queryFn: ({ signal }) => getAgent(ref, version, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),

  versions: (ref: ResourceRef, params: ListParams = {}) =>
    queryOptions({
      queryKey: [...keys.detail(ref), 'versions', params],
      queryFn: ({ signal }) => listAgentVersions(ref, params, signal),
      placeholderData: keepPreviousData,
    }),
}

export const agentMutations = {
  create: (workspace: string) =>
    mutationOptions({
      mutationFn: (body: Json) => createAgent(workspace, body),
      onSuccess: (_agent, _body, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  update: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (body: Json & { version: number }) => updateAgent(ref, body),
      onSuccess: (agent, _body, _result, { client }) => {
        client.setQueryData(agentQueries.detail(ref).queryKey, agent)
        return client.invalidateQueries({ queryKey: keys.all(ref.workspace) })
      },
    }),

  archive: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => archiveAgent({ workspace, id }),
      onSuccess: (_agent, _id, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  remove: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => deleteAgent({ workspace, id }),
      onSuccess: (_answer, id, _result, { client }) => {
        client.removeQueries({ queryKey: keys.detail({ workspace, id }) })
        return client.invalidateQueries({ queryKey: [...keys.all(workspace), 'list'] })
      },
    }),
}

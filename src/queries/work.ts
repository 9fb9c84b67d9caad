import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { ListParams } from '@/api/list.ts'
import { getWorkStats, listWork, stopWork } from '@/api/work.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

/** There is no stream of the queue, so who looks at it asks again. */
const refetchMs = 3000

const keys = {
  all: ({ workspace, id }: ResourceRef) => [workspace, 'environments', id, 'work'] as const,
}

export const workQueries = {
  list: (environment: ResourceRef, params: ListParams = {}) =>
    queryOptions({
      queryKey: [...keys.all(environment), 'list', params],
      queryFn: ({ signal }) => listWork(environment, params, signal),
      placeholderData: keepPreviousData,
      refetchInterval: refetchMs,
    }),

  stats: (environment: ResourceRef) =>
    queryOptions({
      queryKey: [...keys.all(environment), 'stats'],
      queryFn: ({ signal }) => getWorkStats(environment, signal),
      refetchInterval: refetchMs,
    }),
}

export const workMutations = {
  stop: (environment: ResourceRef) =>
    mutationOptions({
      mutationFn: ({ id, isForced }: { id: string; isForced: boolean }) => stopWork(environment, id, isForced),
      onSuccess: (_work, _input, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(environment) }),
    }),
}

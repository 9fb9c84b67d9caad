import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import {
  changeDeployment,
  createDeployment,
  type DeploymentAction,
  type DeploymentListParams,
  getDeployment,
  listDeploymentRuns,
  listDeployments,
  runDeployment,
  updateDeployment,
} from '@/api/deployments.ts'
import type { ListParams } from '@/api/list.ts'
import type { Schedule } from '@/domain/deployment/cronSchedule.ts'
import type { Json } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

const keys = {
  all: (workspace: string) => [workspace, 'deployments'] as const,
  detail: (ref: ResourceRef) => [ref.workspace, 'deployments', ref.id] as const,
  runs: (workspace: string) => [workspace, 'deployment_runs'] as const,
}

/** Schedules start sessions by themselves: what is on screen is read again now and then. */
const refetchInterval = 15_000

export const deploymentQueries = {
  list: (workspace: string, params: DeploymentListParams = {}) =>
    queryOptions({
      queryKey: [...keys.all(workspace), 'list', params],
      queryFn: ({ signal }) => listDeployments(workspace, params, signal),
      placeholderData: keepPreviousData,
      refetchInterval,
    }),

  detail: (ref: ResourceRef) =>
    queryOptions({
      queryKey: keys.detail(ref),
      queryFn: ({ signal }) => getDeployment(ref, signal),
      refetchInterval,
    }),

  runs: (workspace: string, params: ListParams & { deploymentId?: string; hasError?: boolean } = {}) =>
    queryOptions({
      queryKey: [...keys.runs(workspace), params],
      queryFn: ({ signal }) => listDeploymentRuns(workspace, params, signal),
      placeholderData: keepPreviousData,
      refetchInterval,
    }),

  /** When a schedule that is not saved yet would run, or what is wrong with it. The cron library comes with the first question. */
  preview: (schedule: Schedule, minute: number) =>
    queryOptions({
      queryKey: ['schedule', schedule, minute],
      queryFn: async () => {
        const { dueTimes, findScheduleFault } = await import('@/domain/deployment/cronSchedule.ts')
        const fault = findScheduleFault(schedule, minute * 60_000)
        return { fault, upcoming: fault ? [] : dueTimes(schedule, Date.now(), 5) }
      },
      placeholderData: keepPreviousData,
    }),
}

export const deploymentMutations = {
  create: (workspace: string) =>
    mutationOptions({
      mutationFn: (body: Json) => createDeployment(workspace, body),
      onSuccess: (_deployment, _body, _result, { client }) =>
        client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  update: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (body: Json) => updateDeployment(ref, body),
      onSuccess: (deployment, _body, _result, { client }) => {
        client.setQueryData(deploymentQueries.detail(ref).queryKey, deployment)
        return client.invalidateQueries({ queryKey: keys.all(ref.workspace) })
      },
    }),

  change: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (action: DeploymentAction) => changeDeployment(ref, action),
      // A refusal says that somebody else was here: what is shown is out of date then, too.
      onSettled: (_deployment, _error, _action, _result, { client }) =>
        client.invalidateQueries({ queryKey: keys.all(ref.workspace) }),
    }),

  run: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: () => runDeployment(ref),
      onSettled: (_run, _error, _nothing, _result, { client }) =>
        Promise.all([
          client.invalidateQueries({ queryKey: keys.all(ref.workspace) }),
          client.invalidateQueries({ queryKey: keys.runs(ref.workspace) }),
          client.invalidateQueries({ queryKey: [ref.workspace, 'sessions'] }),
        ]),
    }),
}

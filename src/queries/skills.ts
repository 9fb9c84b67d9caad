import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { ListParams } from '@/api/list.ts'
import {
  createSkill,
  createSkillVersion,
  deleteSkill,
  deleteSkillVersion,
  getSkill,
  getSkillFiles,
  listSkills,
  listSkillVersions,
  type PackedFile,
} from '@/api/skills.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

export { type PackedFile, skillZipPath } from '@/api/skills.ts'

const keys = {
  all: (workspace: string) => [workspace, 'skills'] as const,
  detail: (ref: ResourceRef) => [ref.workspace, 'skills', ref.id] as const,
}

interface Upload {
  files: readonly PackedFile[]
  signal: AbortSignal
  onProgress: (share: number) => void
}

export const skillQueries = {
  list: (workspace: string, params: ListParams & { name?: string | undefined } = {}) =>
    queryOptions({
      queryKey: [...keys.all(workspace), 'list', params],
      queryFn: ({ signal }) => listSkills(workspace, params, signal),
      placeholderData: keepPreviousData,
    }),

  detail: (ref: ResourceRef) =>
    queryOptions({
      queryKey: [...keys.detail(ref), 'latest'],
      queryFn: ({ signal }) => getSkill(ref, signal),
    }),

  versions: (ref: ResourceRef) =>
    queryOptions({
      queryKey: [...keys.detail(ref), 'versions'],
      queryFn: ({ signal }) => listSkillVersions(ref, { limit: 100 }, signal),
    }),

  /** The files of a version never change. */
  files: (ref: ResourceRef, version: string) =>
    queryOptions({
      queryKey: [...keys.detail(ref), 'files', version],
      queryFn: ({ signal }) => getSkillFiles(ref, version, signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
}

export const skillMutations = {
  create: (workspace: string) =>
    mutationOptions({
      mutationFn: ({ displayTitle, files, ...options }: Upload & { displayTitle: string }) =>
        createSkill(workspace, { files, displayTitle }, options),
      onSuccess: (_skill, _upload, _result, { client }) => client.invalidateQueries({ queryKey: keys.all(workspace) }),
    }),

  createVersion: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: ({ files, ...options }: Upload) => createSkillVersion(ref, files, options),
      onSuccess: (_version, _upload, _result, { client }) =>
        client.invalidateQueries({ queryKey: keys.all(ref.workspace) }),
    }),

  remove: (workspace: string) =>
    mutationOptions({
      mutationFn: (id: string) => deleteSkill({ workspace, id }),
      onSuccess: (_answer, id, _result, { client }) => {
        client.removeQueries({ queryKey: keys.detail({ workspace, id }) })
        return client.invalidateQueries({ queryKey: [...keys.all(workspace), 'list'] })
      },
    }),

  removeVersion: (ref: ResourceRef) =>
    mutationOptions({
      mutationFn: (version: string) => deleteSkillVersion(ref, version),
      onSuccess: (_answer, version, _result, { client }) => {
        client.removeQueries({ queryKey: skillQueries.files(ref, version).queryKey })
        return client.invalidateQueries({ queryKey: keys.all(ref.workspace) })
      },
    }),
}

import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { listSessionResources, mountFile, removeSessionResource } from '@/api/sessionResources.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

const key = ({ workspace, id }: ResourceRef) => [workspace, 'sessions', id, 'resources'] as const

export const sessionResourceQueries = {
  list: (session: ResourceRef) =>
    queryOptions({
      queryKey: key(session),
      queryFn: ({ signal }) => listSessionResources(session, signal),
    }),
}

/** The session's own object lists its resources too. */
const refresh = (client: QueryClient, { workspace, id }: ResourceRef) =>
  client.invalidateQueries({ queryKey: [workspace, 'sessions', id] })

export const sessionResourceMutations = {
  addFile: (session: ResourceRef) =>
    mutationOptions({
      mutationFn: (fileId: string) => mountFile(session, fileId),
      onSuccess: (_answer, _id, _result, { client }) => refresh(client, session),
    }),

  remove: (session: ResourceRef) =>
    mutationOptions({
      mutationFn: (resourceId: string) => removeSessionResource(session, resourceId),
      onSuccess: (_answer, _id, _result, { client }) => refresh(client, session),
    }),
}

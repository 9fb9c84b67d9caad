import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { Workspace } from '@/domain/workspace.ts'
import { workspaceQueries } from './workspaces.ts'

/** The workspace the URL names. Pages under the shell can rely on it: the shell turns unknown ones away. */
export function useWorkspace(): Workspace {
  const { workspace: id } = useParams()
  const { data } = useSuspenseQuery(workspaceQueries.list())
  const workspace = data.all.find((one) => one.id === id)
  if (!workspace) throw new Error(`There is no workspace called "${id}".`)
  return workspace
}

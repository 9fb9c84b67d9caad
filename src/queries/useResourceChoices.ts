import { useQuery } from '@tanstack/react-query'
import type { CapabilityName } from '@/domain/capability.ts'
import { useAbsent } from './capabilities.ts'
import { namedItemQueries } from './namedItems.ts'

const optional: readonly CapabilityName[] = ['files', 'memory_stores', 'vaults']

/**
 * What a session or a deployment can be given; null where the server has none of the kind. Each list is read when the
 * first row asks for it.
 */
export function useResourceChoices(workspace: string, wanted: { files: boolean; memory: boolean; vaults: boolean }) {
  const absent = useAbsent(workspace, optional)
  const files = useChoices(workspace, 'files', wanted.files)
  const memory = useChoices(workspace, 'memory_stores', wanted.memory)
  const vaults = useChoices(workspace, 'vaults', wanted.vaults)
  return {
    files: absent.has('files') ? null : files,
    memory: absent.has('memory_stores') ? null : memory,
    vaults: absent.has('vaults') ? null : vaults,
    absent,
  }
}

function useChoices(workspace: string, collection: string, isWanted: boolean) {
  const { data, error, isPending } = useQuery({ ...namedItemQueries.newest(workspace, collection), enabled: isWanted })
  return { items: data?.items ?? [], isPending, error, hasMore: Boolean(data?.older) }
}

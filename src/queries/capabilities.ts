import { queryOptions, useQueries } from '@tanstack/react-query'
import { probeCollection } from '@/api/capabilities.ts'
import { type CapabilityName, capabilities, toCapabilityState } from '@/domain/capability.ts'

/** What a server implements changes when it is replaced, not while somebody looks. */
const freshMs = 10 * 60_000

export const capabilityQueries = {
  all: (workspace: string) => [workspace, 'capabilities'] as const,

  probe: (workspace: string, name: CapabilityName) =>
    queryOptions({
      queryKey: [...capabilityQueries.all(workspace), name],
      queryFn: ({ signal }) => probeCollection(workspace, collectionOf(name), signal),
      staleTime: freshMs,
      gcTime: Number.POSITIVE_INFINITY,
    }),
}

const collectionOf = (name: CapabilityName) => capabilities.find((one) => one.name === name)?.collection ?? name

/** The parts that the workspace's server does not implement, of those that are asked about. */
export function useAbsent(workspace: string, names: readonly CapabilityName[]): ReadonlySet<CapabilityName> {
  const probes = useQueries({ queries: names.map((name) => capabilityQueries.probe(workspace, name)) })
  return new Set(names.filter((_, index) => probes[index]?.data && toCapabilityState(probes[index].data) === 'absent'))
}

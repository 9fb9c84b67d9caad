import { useQuery } from '@tanstack/react-query'
import { formatRelative } from '@/lib/formatRelative.ts'
import { agentQueries } from '@/queries/agents.ts'
import type { ListLocation } from '@/queries/useListLocation.ts'
import { ArchivedSwitch } from '@/ui/ArchivedSwitch.tsx'
import { FilterSelect } from '@/ui/FilterSelect.tsx'
import { useNow } from '@/ui/useNow.ts'

const statuses = ['idle', 'running', 'rescheduling', 'terminated']

export interface SessionFiltersProps {
  workspace: string
  location: ListLocation
  /** When the rows were last read, in ms since the epoch; 0 before that. */
  updatedAtMs: number
}

export function SessionFilters({ workspace, location, updatedAtMs }: SessionFiltersProps) {
  const agents = useQuery(agentQueries.list(workspace, { limit: 100 }))
  const nowMs = useNow()
  const agentId = location.filter('agent')
  const known = agents.data?.items ?? []
  return (
    <>
      <FilterSelect
        label="Status"
        value={location.filter('status')}
        options={statuses.map((status) => ({ value: status, label: status }))}
        onChange={(status) => location.setFilter('status', status)}
      />
      <FilterSelect
        label="Agent"
        value={agentId}
        options={[
          ...known.map(({ id, name }) => ({ value: id, label: name })),
          ...(agentId && !known.some(({ id }) => id === agentId) ? [{ value: agentId, label: agentId }] : []),
        ]}
        onChange={(agent) => location.setFilter('agent', agent)}
      />
      <ArchivedSwitch {...location} />
      <span className="flex-1" />
      {updatedAtMs > 0 && (
        <span className="text-ink-3">live, updated {formatRelative(updatedAtMs, Math.max(nowMs, updatedAtMs))}</span>
      )}
    </>
  )
}

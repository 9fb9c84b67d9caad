import { useQuery } from '@tanstack/react-query'
import { formatRelative } from '@/lib/formatRelative.ts'
import { agentQueries } from '@/queries/agents.ts'
import { useAbsent } from '@/queries/capabilities.ts'
import { namedItemQueries } from '@/queries/namedItems.ts'
import type { ListLocation } from '@/queries/useListLocation.ts'
import { ArchivedSwitch } from '@/ui/ArchivedSwitch.tsx'
import { FilterSelect } from '@/ui/FilterSelect.tsx'
import { SearchInput } from '@/ui/SearchInput.tsx'
import { useNow } from '@/ui/useNow.ts'
import { createdSpans } from './sessionFilters.ts'

const statuses = ['idle', 'running', 'rescheduling', 'terminated']

export interface SessionFiltersProps {
  workspace: string
  location: ListLocation
  environments: readonly { id: string; name: string }[]
  /** When the rows were last read, in ms since the epoch; 0 before that. */
  updatedAtMs: number
}

export function SessionFilters({ workspace, location, environments, updatedAtMs }: SessionFiltersProps) {
  const agents = useQuery(agentQueries.list(workspace, { limit: 100 }))
  const hasDeployments = !useAbsent(workspace, ['deployments']).has('deployments')
  const deployments = useQuery({ ...namedItemQueries.newest(workspace, 'deployments'), enabled: hasDeployments })
  const nowMs = useNow()
  const agentId = location.filter('agent')
  const agent = agents.data?.items.find(({ id }) => id === agentId)
  const versions = Array.from({ length: agent?.version ?? 0 }, (_, index) => String((agent?.version ?? 0) - index))
  const select = (label: string, name: string, items: readonly { id: string; name: string }[]) => (
    <FilterSelect
      label={label}
      value={location.filter(name)}
      options={withChosen(items, location.filter(name))}
      onChange={(value) => location.setFilter(name, value)}
    />
  )
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-2">
      <SearchInput
        label="Filter by title or id"
        defaultValue={location.filter('q')}
        onChange={(event) => location.setFilter('q', event.target.value.trim() || undefined, { replace: true })}
      />
      {select(
        'Status',
        'status',
        statuses.map((status) => ({ id: status, name: status })),
      )}
      {select('Agent', 'agent', agents.data?.items ?? [])}
      {agentId &&
        versions.length > 1 &&
        select(
          'Version',
          'version',
          versions.map((id) => ({ id, name: `v${id}` })),
        )}
      {select('Environment', 'environment', environments)}
      {(deployments.data?.items.length || location.filter('deployment')) &&
        select('Deployment', 'deployment', deployments.data?.items ?? [])}
      {select(
        'Created',
        'created',
        createdSpans.map(({ value, label }) => ({ id: value, name: label })),
      )}
      <ArchivedSwitch includeArchived={location.includeArchived} setFilter={location.setFilter} />
      <span className="flex-1" />
      {updatedAtMs > 0 && (
        <span className="text-ink-3">live, updated {formatRelative(updatedAtMs, Math.max(nowMs, updatedAtMs))}</span>
      )}
    </div>
  )
}

/** The choices, and the chosen one among them even when it is not one of the newest. */
function withChosen(items: readonly { id: string; name: string }[], chosen: string | undefined) {
  const options = items.map(({ id, name }) => ({ value: id, label: name }))
  return chosen && !items.some(({ id }) => id === chosen) ? [...options, { value: chosen, label: chosen }] : options
}

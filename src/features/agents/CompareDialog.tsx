import { useQuery } from '@tanstack/react-query'
import type { Agent } from '@/domain/agent.ts'
import { toAgentDocument } from '@/domain/agentDocument.ts'
import { differingParts } from '@/domain/agentParts.ts'
import { EditDiff } from '@/lenses/transcript/tools/EditBody.tsx'
import { agentQueries } from '@/queries/agents.ts'
import { Dialog } from '@/ui/Dialog.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { FilterSelect } from '@/ui/FilterSelect.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

export interface CompareDialogProps {
  agent: Agent
  workspace: string
  from: number
  to: number
  onChange: (from: number, to: number) => void
  onClose: () => void
}

/** Two versions of an agent, field by field. */
export function CompareDialog({ agent, workspace, from, to, onChange, onClose }: CompareDialogProps) {
  const ref = { workspace, id: agent.id }
  const before = useQuery(agentQueries.version(ref, from))
  const after = useQuery(agentQueries.version(ref, to))
  const error = before.error ?? after.error
  const parts =
    before.data && after.data ? differingParts(toAgentDocument(before.data.raw), toAgentDocument(after.data.raw)) : null
  const options = Array.from({ length: agent.version }, (_, index) => {
    const version = String(agent.version - index)
    return { value: version, label: `version ${version}` }
  })
  return (
    <Dialog isOpen isWide onOpenChange={onClose} title="Compare versions" description="Only what differs is shown.">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <FilterSelect
          label="From"
          value={String(from)}
          options={options}
          isRequired
          onChange={(version) => onChange(Number(version), to)}
        />
        <FilterSelect
          label="To"
          value={String(to)}
          options={options}
          isRequired
          onChange={(version) => onChange(from, Number(version))}
        />
      </div>
      {error && (
        <ErrorState
          title="These versions could not be read"
          error={error}
          onRetry={() => void Promise.all([before.refetch(), after.refetch()])}
          isRetrying={before.isFetching || after.isFetching}
        />
      )}
      {!error && !parts && <Skeleton className="h-64 rounded-2" />}
      {parts?.length === 0 && <p className="py-6 text-center text-ink-3">These versions say the same.</p>}
      <div className="flex flex-col gap-3">
        {parts?.map((part) => (
          <section key={part.label} aria-label={part.label} className="overflow-hidden rounded-2 border border-line">
            <h3 className="px-3 py-1.5 font-medium wrap-anywhere">{part.label}</h3>
            <EditDiff input={{ old_string: part.before, new_string: part.after }} />
          </section>
        ))}
      </div>
    </Dialog>
  )
}

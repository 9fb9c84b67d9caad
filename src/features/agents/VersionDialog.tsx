import { useQuery } from '@tanstack/react-query'
import { type AgentField, agentFieldLabels, agentFieldText, toAgentForm } from '@/domain/agentForm.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { agentQueries } from '@/queries/agents.ts'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

const fields: AgentField[] = ['name', 'description', 'modelId', 'system', 'tools', 'customTools', 'metadata']
const isCode = (field: AgentField) => field === 'system' || field === 'customTools' || field === 'metadata'

/** One version of an agent as it was. */
export function VersionDialog(props: { agent: ResourceRef; version: number; onClose: () => void }) {
  const { agent, version, onClose } = props
  const query = useQuery(agentQueries.version(agent, version))
  const form = query.data && toAgentForm(query.data)
  const json = query.data ? JSON.stringify(query.data.raw, null, 2) : ''
  return (
    <Dialog isOpen isWide onOpenChange={onClose} title={`Version ${version}`} description="As it was saved, read-only.">
      {query.error && (
        <ErrorState
          title="This version could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      )}
      {query.isPending && <Skeleton className="h-64 rounded-2" />}
      {form && (
        <>
          <dl className="rounded-3 border border-line">
            {fields.map((field) => (
              <div
                key={field}
                className="grid grid-cols-[120px_minmax(0,1fr)] gap-3 border-b border-line px-3 py-2 last:border-b-0 max-[600px]:grid-cols-1"
              >
                <dt className="font-medium">{agentFieldLabels[field]}</dt>
                <dd
                  className={`max-h-64 overflow-y-auto whitespace-pre-wrap text-ink-2 wrap-anywhere ${isCode(field) ? 'font-mono text-small' : ''}`}
                >
                  {agentFieldText(form, field) || '–'}
                </dd>
              </div>
            ))}
          </dl>
          <Disclosure summary="The API’s answer as JSON" className="mt-3">
            <div className="relative mt-1">
              <pre className="max-h-80 overflow-auto rounded-2 bg-surface-2 p-3 font-mono text-small">{json}</pre>
              <CopyButton text={json} label="Copy JSON" className="absolute top-1.5 right-1.5" />
            </div>
          </Disclosure>
        </>
      )}
    </Dialog>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { Agent } from '@/domain/agent.ts'
import { toAgentDocument } from '@/domain/agentDocument.ts'
import { toAgentParts } from '@/domain/agentParts.ts'
import { agentQueries } from '@/queries/agents.ts'
import { Button } from '@/ui/Button.tsx'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { Disclosure } from '@/ui/Disclosure.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

export interface VersionDialogProps {
  agent: Agent
  workspace: string
  version: number
  onClose: () => void
  /** Puts the version into the form; absent where nothing can be changed. */
  onRestore: ((version: Agent) => void) | null
  onCompare: () => void
}

/** One version of an agent as it was. */
export function VersionDialog({ agent, workspace, version, onClose, onRestore, onCompare }: VersionDialogProps) {
  const query = useQuery(agentQueries.version({ workspace, id: agent.id }, version))
  const read = query.data
  const parts = read ? toAgentParts(toAgentDocument(read.raw)) : null
  const json = read ? JSON.stringify(read.raw, null, 2) : ''
  const isLatest = version === agent.version
  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={onClose}
      title={`Version ${version}`}
      description="As it was saved, read-only."
      footer={
        isLatest ? null : (
          <>
            <Button onClick={onCompare}>Compare with version {agent.version}</Button>
            {onRestore && (
              <Button tone="primary" disabled={!read} onClick={() => read && onRestore(read)}>
                Restore as version {agent.version + 1}
              </Button>
            )}
          </>
        )
      }
    >
      {query.error && (
        <ErrorState
          title="This version could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      )}
      {query.isPending && <Skeleton className="h-64 rounded-2" />}
      {parts && (
        <>
          <dl className="rounded-3 border border-line">
            {parts.map(({ label, text }) => (
              <div
                key={label}
                className="grid grid-cols-[140px_minmax(0,1fr)] gap-3 border-b border-line px-3 py-2 last:border-b-0 max-[600px]:grid-cols-1"
              >
                <dt className="font-medium wrap-anywhere">{label}</dt>
                <dd className="max-h-64 overflow-y-auto font-mono text-small whitespace-pre-wrap text-ink-2 wrap-anywhere">
                  {text || '–'}
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

import { useQuery } from '@tanstack/react-query'
import { GitCompareArrows } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Agent } from '@/domain/agent.ts'
import { toAgentDocument } from '@/domain/agentDocument.ts'
import { differingParts } from '@/domain/agentParts.ts'
import type { Json } from '@/domain/json.ts'
import type { Cursor } from '@/domain/page.ts'
import { patiently } from '@/lib/patiently.ts'
import { agentQueries } from '@/queries/agents.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { WindowBoundary } from '@/ui/WindowBoundary.tsx'

const CompareDialog = lazy(patiently(async () => ({ default: (await import('./CompareDialog.tsx')).CompareDialog })))
const VersionDialog = lazy(patiently(async () => ({ default: (await import('./VersionDialog.tsx')).VersionDialog })))

const versionParam = 'version'
/** Two versions, as `2-5`. */
const compareParam = 'compare'

export interface VersionsPanelProps {
  agent: Agent
  workspace: string
  /** Puts a version into the form; null where nothing can be changed. */
  onRestore: ((version: Agent) => void) | null
}

/** The versions of an agent, newest first. Each opens as it was; any two can be compared. */
export function VersionsPanel({ agent, workspace, onRestore }: VersionsPanelProps) {
  const ref = { workspace, id: agent.id }
  const [cursor, setCursor] = useState<Cursor>()
  const [search, setSearch] = useSearchParams()
  const versions = useQuery(agentQueries.versions(ref, { limit: 8, cursor }))
  const page = versions.data
  const opened = Number(search.get(versionParam))

  const [from = 0, to = 0] = (search.get(compareParam) ?? '').split('-').map(Number)

  const place = (name: string | null, value = '') => {
    const changed = new URLSearchParams(search)
    changed.delete(versionParam)
    changed.delete(compareParam)
    if (name) changed.set(name, value)
    return changed
  }
  const close = () => setSearch(place(null), { replace: true })
  const compare = (one: number, other: number) => setSearch(place(compareParam, `${one}-${other}`), { replace: true })

  return (
    <Panel
      title="Versions"
      aside={
        agent.version > 1 && (
          <Link
            to={`?${place(compareParam, `${agent.version - 1}-${agent.version}`)}`}
            className={buttonClass('ghost', '-mr-2.5')}
          >
            <GitCompareArrows aria-hidden />
            Compare
          </Link>
        )
      }
    >
      {versions.error && !page && (
        <Banner tone="error" className="m-3" action={<Button onClick={() => void versions.refetch()}>Retry</Button>}>
          The versions could not be read. {versions.error.message}
        </Banner>
      )}
      <ul aria-label="Versions" aria-busy={versions.isPending}>
        {versions.isPending && (
          <li className="px-3.5 py-[9px]">
            <Skeleton className="h-[22px] w-1/2" />
          </li>
        )}
        {page?.items.map(({ version, updatedAt, createdAt, raw }, index) => (
          <li
            key={version}
            className="relative flex h-[41px] items-center gap-2.5 border-b border-line px-3.5 last:border-b-0 hover:bg-surface-2"
          >
            <Pill tone={version === agent.version ? 'ok' : 'neutral'}>v{version}</Pill>
            <Link
              to={`?${place(versionParam, String(version))}`}
              className="min-w-0 flex-1 truncate font-medium after:absolute after:inset-0"
              aria-label={`Open version ${version}`}
            >
              {version === 1 ? 'Created' : sayChange(page.items[index + 1]?.raw, raw, version)}
            </Link>
            <RelativeTime at={updatedAt ?? createdAt} className="shrink-0 text-ink-3" />
          </li>
        ))}
      </ul>
      {(page?.older || page?.newer) && (
        <div className="flex justify-end gap-2 border-t border-line px-3 py-2">
          {page.newer && <Button onClick={() => setCursor(page.newer ?? undefined)}>Newer</Button>}
          {page.older && <Button onClick={() => setCursor(page.older ?? undefined)}>Older</Button>}
        </div>
      )}
      <WindowBoundary isOpen={opened >= 1 || from >= 1} onClose={close}>
        <Suspense>
          {opened >= 1 && (
            <VersionDialog
              agent={agent}
              workspace={workspace}
              version={opened}
              onClose={close}
              onCompare={() => compare(opened, agent.version)}
              onRestore={
                onRestore &&
                ((version) => {
                  onRestore(version)
                  close()
                })
              }
            />
          )}
          {from >= 1 && to >= 1 && (
            <CompareDialog agent={agent} workspace={workspace} from={from} to={to} onChange={compare} onClose={close} />
          )}
        </Suspense>
      </WindowBoundary>
    </Panel>
  )
}

/** What a version changed of the one before it, where that is known. */
function sayChange(before: Json | undefined, after: Json, version: number): string {
  if (!before) return `Version ${version}`
  const labels = differingParts(toAgentDocument(before), toAgentDocument(after)).map(({ label }) => label)
  return labels.length === 0 ? 'Nothing changed' : labels.join(', ')
}

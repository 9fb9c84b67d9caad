import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Agent } from '@/domain/agent.ts'
import type { Cursor } from '@/domain/page.ts'
import { agentQueries } from '@/queries/agents.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { VersionDialog } from './VersionDialog.tsx'

const versionParam = 'version'

/** The versions of an agent, newest first. Each opens as it was, read-only. */
export function VersionsPanel({ agent, workspace }: { agent: Agent; workspace: string }) {
  const ref = { workspace, id: agent.id }
  const [cursor, setCursor] = useState<Cursor>()
  const [search, setSearch] = useSearchParams()
  const versions = useQuery(agentQueries.versions(ref, { limit: 8, cursor }))
  const page = versions.data
  const opened = Number(search.get(versionParam))

  const withVersion = (version: number | null) => {
    const changed = new URLSearchParams(search)
    if (version === null) changed.delete(versionParam)
    else changed.set(versionParam, String(version))
    return `?${changed}`
  }

  return (
    <Panel title="Versions">
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
        {page?.items.map(({ version, updatedAt, createdAt }) => (
          <li
            key={version}
            className="relative flex h-[41px] items-center gap-2.5 border-b border-line px-3.5 last:border-b-0 hover:bg-surface-2"
          >
            <Pill tone={version === agent.version ? 'ok' : 'neutral'}>v{version}</Pill>
            <Link
              to={withVersion(version)}
              className="min-w-0 flex-1 truncate font-medium after:absolute after:inset-0"
              aria-label={`Open version ${version}`}
            >
              {version === agent.version ? 'Current' : version === 1 ? 'Created' : `Version ${version}`}
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
      {opened >= 1 && (
        <VersionDialog
          agent={ref}
          version={opened}
          onClose={() => setSearch(withVersion(null).slice(1), { replace: true })}
        />
      )}
    </Panel>
  )
}

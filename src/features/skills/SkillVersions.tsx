import { useMutation, useQuery } from '@tanstack/react-query'
import { Download, Ellipsis, GitCompare, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Skill, SkillVersion } from '@/domain/skill/skill.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { saySize } from '@/lenses/quantities.ts'
import { cn } from '@/lib/cn.ts'
import { skillMutations, skillQueries, skillZipPath } from '@/queries/skills.ts'
import { useApiBaseUrl } from '@/queries/useApiBaseUrl.ts'
import { ConfirmDialog } from '@/ui/ConfirmDialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { IconButton } from '@/ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu.tsx'
import { notify } from '@/ui/notify.ts'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

export interface SkillVersionsProps {
  skill: Skill
  workspace: Workspace
  /** The version whose files are shown. */
  shown: string | null
  onShow: (changes: Record<string, string | null>) => void
}

/** The versions of a skill, newest first: show, compare, download, delete. */
export function SkillVersions({ skill, workspace, shown, onShow }: SkillVersionsProps) {
  const baseUrl = useApiBaseUrl()
  const ref = { workspace: workspace.id, id: skill.id }
  const query = useQuery(skillQueries.versions(ref))
  const remove = useMutation(skillMutations.removeVersion(ref))
  const [deleting, setDeleting] = useState<SkillVersion | null>(null)
  const versions = query.data?.items

  return (
    <Panel title="Versions">
      {!versions && query.isPending && <Skeleton className="m-3.5 h-16" />}
      {!versions && query.error && (
        <p className="px-3.5 py-3 text-k-error">The versions could not be read. {query.error.message}</p>
      )}
      <ol aria-label="Versions">
        {versions?.map((version) => (
          <li
            key={version.id}
            className={cn(
              'flex items-center gap-1 border-b border-line pr-1.5 last:border-b-0',
              version.version === shown ? 'bg-surface-2' : 'hover:bg-surface-2',
            )}
          >
            <button
              type="button"
              aria-current={version.version === shown ? 'true' : undefined}
              onClick={() => onShow({ version: version.version, compare: null, file: null })}
              className="min-w-0 flex-1 px-3.5 py-1.5 text-left"
            >
              <span className="flex items-center gap-2">
                <span className="truncate font-mono text-small">{version.version}</span>
                {version.version === skill.latestVersion && <Pill isSmall>newest</Pill>}
              </span>
              <span className="block text-mini text-ink-3">
                <RelativeTime at={version.createdAt} />
                {version.sizeBytes !== null && ` · ${saySize(version.sizeBytes)} zipped`}
              </span>
            </button>
            <Menu
              trigger={
                <IconButton label={`Actions for version ${version.version}`} hasTooltip={false}>
                  <Ellipsis />
                </IconButton>
              }
            >
              <MenuItem
                icon={<GitCompare aria-hidden />}
                isDisabled={version.version === shown}
                onSelect={() => onShow({ compare: version.version })}
              >
                Compare with the one shown
              </MenuItem>
              <MenuItem
                icon={<Download aria-hidden />}
                onSelect={() => window.location.assign(skillZipPath(ref, version.version))}
              >
                Download as ZIP
              </MenuItem>
              {!workspace.isReadOnly && (
                <>
                  <MenuSeparator />
                  <MenuItem icon={<Trash2 aria-hidden />} isDangerous onSelect={() => setDeleting(version)}>
                    Delete version
                  </MenuItem>
                </>
              )}
            </Menu>
          </li>
        ))}
        {versions?.length === 0 && <li className="px-3.5 py-4 text-ink-3">All versions are deleted.</li>}
      </ol>
      <ConfirmDialog
        isOpen={deleting !== null}
        onOpenChange={() => setDeleting(null)}
        title="Delete this version?"
        confirmLabel="Delete version"
        isDangerous
        onConfirm={async () => {
          if (!deleting) return
          await remove.mutateAsync(deleting.version)
          notify('The version is deleted.')
          onShow({ version: null, compare: null, file: null })
        }}
      >
        <p>
          Its files are deleted for good. Agents that are pinned to it work without the skill
          {deleting?.version === skill.latestVersion ? '; those that follow the newest get the version before.' : '.'}
        </p>
        <EquivalentRequest
          request={{
            method: 'DELETE',
            path: `/skills/${encodeURIComponent(skill.id)}/versions/${deleting?.version ?? ''}`,
          }}
          baseUrl={baseUrl}
        />
      </ConfirmDialog>
    </Panel>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { saySize } from '@/lenses/quantities.ts'
import { cn } from '@/lib/cn.ts'
import { skillQueries, skillZipPath } from '@/queries/skills.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { SkillFileView } from './SkillFileView.tsx'

export interface SkillFilesPanelProps {
  skill: ResourceRef
  version: string
  isLatest: boolean
  /** The file that is shown; null shows SKILL.md. */
  path: string | null
  onShow: (path: string) => void
}

/** The files of a version and one of them, read. */
export function SkillFilesPanel({ skill, version, isLatest, path, onShow }: SkillFilesPanelProps) {
  const query = useQuery(skillQueries.files(skill, version))
  const files = query.data
  const shown = useMemo(() => files?.find((file) => file.path === path) ?? files?.[0], [files, path])
  if (!files && query.error)
    return (
      <ErrorState
        title="The files of this version could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    )
  return (
    <Panel
      title={isLatest ? 'Files of the newest version' : `Files of version ${version}`}
      aside={
        <a href={skillZipPath(skill, version)} download className={buttonClass('ghost', '-mr-2.5')}>
          Download as ZIP
        </a>
      }
    >
      {!files ? (
        <Skeleton className="m-3.5 h-64" />
      ) : (
        <div className="grid grid-cols-[minmax(150px,220px)_minmax(0,1fr)]">
          <ul aria-label="Files" className="max-h-[calc(100vh-240px)] overflow-y-auto border-r border-line py-1">
            {files.map((file) => (
              <li key={file.path}>
                <button
                  type="button"
                  aria-current={file.path === shown?.path ? 'true' : undefined}
                  title={file.path}
                  onClick={() => onShow(file.path)}
                  className={cn(
                    'flex h-7 w-full items-center gap-2 px-3.5 text-left',
                    file.path === shown?.path ? 'bg-surface-3 font-medium' : 'hover:bg-surface-2',
                  )}
                >
                  <span className="min-w-0 flex-1 truncate">{file.path}</span>
                  <span className="text-mini text-ink-3 tabular-nums">{saySize(file.bytes.length)}</span>
                </button>
              </li>
            ))}
          </ul>
          {shown && <SkillFileView key={shown.path} file={shown} />}
        </div>
      )}
    </Panel>
  )
}

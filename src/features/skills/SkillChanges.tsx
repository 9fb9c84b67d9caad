import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { toFileChanges } from '@/domain/skill/skill.ts'
import { TextDiff } from '@/lenses/code/TextDiff.tsx'
import { skillQueries } from '@/queries/skills.ts'
import { Button } from '@/ui/Button.tsx'
import { ErrorState } from '@/ui/ErrorState.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'

export interface SkillChangesProps {
  skill: ResourceRef
  before: string
  after: string
  onClose: () => void
}

const tones = { added: 'ok', removed: 'error', changed: 'neutral' } as const

/** What differs between two versions, file by file. */
export function SkillChanges({ skill, before, after, onClose }: SkillChangesProps) {
  const old = useQuery(skillQueries.files(skill, before))
  const now = useQuery(skillQueries.files(skill, after))
  const changes = useMemo(() => (old.data && now.data ? toFileChanges(old.data, now.data) : null), [old.data, now.data])
  const error = old.error ?? now.error
  return (
    <Panel
      title={`From version ${before} to ${after}`}
      aside={
        <Button tone="ghost" className="-mr-2.5" onClick={onClose}>
          Show the files
        </Button>
      }
    >
      {!changes && error && (
        <div className="p-3">
          <ErrorState
            title="The versions could not be compared"
            error={error}
            onRetry={() => void Promise.all([old.refetch(), now.refetch()])}
            isRetrying={old.isFetching || now.isFetching}
          />
        </div>
      )}
      {!changes && !error && <Skeleton className="m-3.5 h-40" />}
      {changes?.length === 0 && <p className="px-3.5 py-4 text-ink-3">The files of both versions are the same.</p>}
      {changes?.map(({ path, kind, before: oldFile, after: newFile }) => (
        <section key={path} aria-label={path} className="border-b border-line last:border-b-0">
          <h3 className="flex items-center gap-2 px-3.5 py-2 font-medium">
            <Pill isSmall tone={tones[kind]}>
              {kind}
            </Pill>
            <span className="truncate">{path}</span>
          </h3>
          {oldFile?.text === null || newFile?.text === null ? (
            <p className="px-3.5 pb-3 text-ink-3">This is no text, so its lines cannot be compared.</p>
          ) : (
            <TextDiff before={oldFile?.text ?? ''} after={newFile?.text ?? ''} label={`Changes in ${path}`} />
          )}
        </section>
      ))}
    </Panel>
  )
}

import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Skill } from '@/domain/skill/skill.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { Button } from '@/ui/Button.tsx'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { Page } from '@/ui/Page.tsx'
import { NewVersionDialog } from './NewVersionDialog.tsx'
import { SkillActions } from './SkillActions.tsx'
import { SkillAgents } from './SkillAgents.tsx'
import { SkillChanges } from './SkillChanges.tsx'
import { SkillFilesPanel } from './SkillFilesPanel.tsx'
import { SkillVersions } from './SkillVersions.tsx'

export interface SkillViewProps {
  skill: Skill
  workspace: Workspace
  list: { label: string; to: string }
}

/** A skill: the files of one version, or what differs between two, with its versions and the agents that have it. */
export function SkillView({ skill, workspace, list }: SkillViewProps) {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [isUploading, setIsUploading] = useState(false)
  const ref = { workspace: workspace.id, id: skill.id }
  const version = search.get('version') ?? skill.latestVersion
  const compared = search.get('compare')
  const show = (changes: Record<string, string | null>) =>
    setSearch((now) => {
      const next = new URLSearchParams(now)
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name)
        else next.set(name, value)
      }
      return next
    })
  const add = !workspace.isReadOnly && (
    <Button tone="primary" onClick={() => setIsUploading(true)}>
      New version
    </Button>
  )

  return (
    <Page
      title={skill.displayTitle}
      subtitle={[skill.name !== skill.displayTitle && skill.name, skill.description].filter(Boolean).join(' · ')}
      crumbs={[list, { label: skill.displayTitle }]}
      barActions={
        !workspace.isReadOnly && (
          <SkillActions skill={skill} workspace={workspace} isOnPage onDeleted={() => void navigate(list.to)} />
        )
      }
      actions={add}
    >
      <div className="grid grid-cols-[minmax(0,1fr)_300px] items-start gap-3 max-[1000px]:grid-cols-1">
        <div className="min-w-0">
          {version === null ? (
            <EmptyState title="It has no version any more" action={add}>
              Agents that list this skill work without it until somebody uploads a version.
            </EmptyState>
          ) : compared !== null ? (
            <SkillChanges skill={ref} before={compared} after={version} onClose={() => show({ compare: null })} />
          ) : (
            <SkillFilesPanel
              skill={ref}
              version={version}
              isLatest={version === skill.latestVersion}
              path={search.get('file')}
              onShow={(file) => show({ file })}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <SkillVersions skill={skill} workspace={workspace} shown={version} onShow={show} />
          <SkillAgents workspace={workspace.id} skillId={skill.id} />
        </div>
      </div>
      {isUploading && (
        <NewVersionDialog
          skill={skill}
          workspace={workspace}
          onClose={() => setIsUploading(false)}
          onDone={() => {
            setIsUploading(false)
            show({ version: null, compare: null })
          }}
        />
      )}
    </Page>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths, to } from '@/paths.ts'
import { skillQueries } from '@/queries/skills.ts'
import { useListLocation } from '@/queries/useListLocation.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { buttonClass } from '@/ui/buttonClass.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { ListPage } from '@/ui/ListPage.tsx'
import type { Column } from '@/ui/ListView.tsx'
import { SkillRow } from './SkillRow.tsx'

const columns: readonly Column[] = [
  { name: 'Skill', width: 'w-[28%]' },
  { name: 'Description', width: '' },
  { name: 'Source', width: 'w-[90px]' },
  { name: 'Updated', width: 'w-[112px]', isNumber: true },
  { name: 'Actions', width: 'w-[44px]' },
]

export function SkillsPage() {
  const workspace = useWorkspace()
  const location = useListLocation()
  const query = useQuery(skillQueries.list(workspace.id, { cursor: location.cursor }))
  const create = workspace.isReadOnly ? null : (
    <Link to={to(paths.newSkill, { workspace: workspace.id })} className={buttonClass('primary')}>
      New skill
    </Link>
  )
  return (
    <ListPage
      title="Skills"
      subtitle="Instructions and files that agents read when a task fits."
      actions={create}
      columns={columns}
      query={query}
      location={location}
      empty={
        <EmptyState title="No skills yet" action={create}>
          A skill is a folder with a SKILL.md. Upload one, then give it to an agent.
        </EmptyState>
      }
      renderRow={(skill) => <SkillRow key={skill.id} skill={skill} workspace={workspace} />}
    />
  )
}

import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { skillQueries } from '@/queries/skills.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { SkillView } from './SkillView.tsx'

export function SkillPage() {
  const workspace = useWorkspace()
  const { id = '' } = useParams()
  const query = useQuery(skillQueries.detail({ workspace: workspace.id, id }))
  const list = { label: 'Skills', to: to(paths.skills, { workspace: workspace.id }) }
  return (
    <DetailPage noun="skill" list={list} id={id} query={query}>
      {(skill) => <SkillView key={`${workspace.id} ${id}`} skill={skill} workspace={workspace} list={list} />}
    </DetailPage>
  )
}

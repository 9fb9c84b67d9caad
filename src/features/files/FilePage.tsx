import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { paths, to } from '@/paths.ts'
import { fileQueries } from '@/queries/files.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { FileDetails } from './FileDetails.tsx'

export function FilePage() {
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const { id = '' } = useParams()
  const query = useQuery(fileQueries.detail({ workspace: workspace.id, id }))
  const list = { label: 'Files', to: to(paths.files, { workspace: workspace.id }) }
  return (
    <DetailPage noun="file" list={list} id={id} query={query}>
      {(file) => <FileDetails file={file} workspace={workspace} list={list} onDeleted={() => void navigate(list.to)} />}
    </DetailPage>
  )
}

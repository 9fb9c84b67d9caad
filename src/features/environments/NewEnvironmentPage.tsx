import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { newEnvironmentDocument } from '@/domain/environmentForm.ts'
import { paths, to } from '@/paths.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Banner } from '@/ui/Banner.tsx'
import { DetailPage } from '@/ui/DetailPage.tsx'
import { Page } from '@/ui/Page.tsx'
import { duplicateParam, toDuplicate } from './duplicate.ts'
import { NewEnvironmentForm } from './NewEnvironmentForm.tsx'

/** Makes an environment, from nothing or from what another one is made of. */
export function NewEnvironmentPage() {
  const workspace = useWorkspace()
  const [search] = useSearchParams()
  const from = search.get(duplicateParam) ?? ''
  const original = useQuery({
    ...environmentQueries.detail({ workspace: workspace.id, id: from }),
    enabled: from !== '',
  })
  const list = { label: 'Environments', to: to(paths.environments, { workspace: workspace.id }) }

  if (workspace.isReadOnly) {
    return (
      <Page title="New environment" crumbs={[list, { label: 'New environment' }]}>
        <Banner tone="info">This workspace is read-only here, so no environment can be made in it.</Banner>
      </Page>
    )
  }
  if (from === '') {
    return <NewEnvironmentForm key="empty" workspace={workspace} initial={newEnvironmentDocument} original={null} />
  }
  return (
    <DetailPage noun="environment" list={list} id={from} query={original}>
      {(environment) => (
        <NewEnvironmentForm
          key={from}
          workspace={workspace}
          initial={toDuplicate(environment.raw)}
          original={environment}
        />
      )}
    </DetailPage>
  )
}

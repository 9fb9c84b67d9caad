import { useMutation } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { newDeploymentForm, toNewDeployment } from '@/domain/deployment/deploymentForm.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { deploymentMutations } from '@/queries/deployments.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { DeploymentDraft } from './DeploymentDraft.tsx'
import { readStoredDeployment } from './deploymentFormSchema.ts'
import { deploymentPlace } from './deploymentPlace.ts'
import { useDeploymentForm } from './useDeploymentForm.ts'

export function NewDeploymentPage() {
  const workspace = useWorkspace()
  const formId = useId()
  const navigate = useNavigate()
  const storageKey = `console.form.${workspace.id}.deployments.new`
  const mayLeave = useRef(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [empty] = useState(() => newDeploymentForm(Intl.DateTimeFormat().resolvedOptions().timeZone))
  const create = useMutation(deploymentMutations.create(workspace.id))
  const { form, formJson } = useDeploymentForm(readStoredDeployment(readStoredForm(storageKey)) ?? empty)
  const values = form.watch()
  const isDirty = JSON.stringify(toNewDeployment(values)) !== JSON.stringify(toNewDeployment(empty))
  useStoredForm(storageKey, isDirty ? values : null)

  const submit = form.handleSubmit(async (wanted) => {
    if (!formJson.settle()) return
    setFailure(null)
    try {
      const deployment = await create.mutateAsync(toNewDeployment(wanted))
      mayLeave.current = true
      dropStoredForm(storageKey)
      notify(`The deployment “${deployment.name}” is created.`)
      await navigate(to(paths.deployment, { workspace: workspace.id, id: deployment.id }))
    } catch (error) {
      setFailure(showProblem(form, error, deploymentPlace))
    }
  })

  return (
    <Page
      title="New deployment"
      subtitle="An agent, an environment and first messages, and when sessions with them start."
      crumbs={[
        { label: 'Deployments', to: to(paths.deployments, { workspace: workspace.id }) },
        { label: 'New deployment' },
      ]}
      actions={
        workspace.isReadOnly ? null : (
          <span className="flex flex-wrap items-center gap-2">
            <EquivalentRequestButton
              request={() => ({ method: 'POST', path: '/deployments', body: toNewDeployment(form.getValues()) })}
              baseUrl={apiBaseUrl(workspace)}
            />
            <Button tone="primary" type="submit" form={formId} isBusy={create.isPending}>
              Create deployment
            </Button>
          </span>
        )
      }
    >
      {workspace.isReadOnly ? (
        <Banner tone="info">This workspace is read-only here, so no deployment can be made in it.</Banner>
      ) : (
        <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="max-w-[860px]">
          {failure && (
            <Banner tone="error" className="mb-3">
              {failure}
            </Banner>
          )}
          <DeploymentDraft form={form} formJson={formJson} workspace={workspace.id} />
        </form>
      )}
      <UnsavedGuard isDirty={isDirty} mayLeave={mayLeave} onDiscard={() => dropStoredForm(storageKey)} />
    </Page>
  )
}

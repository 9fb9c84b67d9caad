import { useMutation } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { newDeploymentDocument } from '@/domain/deployment/deploymentForm.ts'
import { changedMembers } from '@/domain/documentPatch.ts'
import { isRecord, toRecord, toTextOrNull } from '@/domain/json.ts'
import { withoutSecrets, withoutSecretText } from '@/domain/secretMembers.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { deploymentMutations } from '@/queries/deployments.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { FormJsonPanel } from '@/ui/FormJsonPanel.tsx'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { sayFieldErrors } from '@/ui/sayFieldErrors.ts'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { DeploymentFields } from './DeploymentFields.tsx'
import { deploymentPlace } from './deploymentPlace.ts'
import { useDeploymentDraft } from './useDeploymentDraft.ts'

export function NewDeploymentPage() {
  const workspace = useWorkspace()
  const formId = useId()
  const navigate = useNavigate()
  const storageKey = `console.form.${workspace.id}.deployments.new`
  const mayLeave = useRef(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [empty] = useState(() => newDeploymentDocument(Intl.DateTimeFormat().resolvedOptions().timeZone))
  const create = useMutation(deploymentMutations.create(workspace.id))
  const [stored] = useState(() => toRecord(readStoredForm(storageKey)))
  const draft = useDeploymentDraft(isRecord(stored.document) ? stored.document : empty, toTextOrNull(stored.text))
  const { form, formJson, document } = draft
  const isDirty = changedMembers(empty, document).length > 0 || formJson.problem !== null
  const kept = { document: withoutSecrets(document), text: formJson.text && withoutSecretText(formJson.text) }
  useStoredForm(storageKey, isDirty ? kept : null)

  const save = async () => {
    const wanted = draft.read()
    setFailure(null)
    try {
      const deployment = await create.mutateAsync(wanted)
      mayLeave.current = true
      dropStoredForm(storageKey)
      notify(`The deployment “${deployment.name}” is created.`)
      await navigate(to(paths.deployment, { workspace: workspace.id, id: deployment.id }))
    } catch (error) {
      const message = showProblem(form, error, (path) => deploymentPlace(path, wanted))
      setFailure(message ?? (formJson.mode === 'json' ? toProblem(error).message : null))
    }
  }
  const submit = form.handleSubmit(save, (errors) =>
    setFailure(formJson.mode === 'json' ? sayFieldErrors(errors).join(' ') : null),
  )

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
              request={() => ({
                method: 'POST',
                path: '/deployments',
                body: withoutSecrets(draft.read(), '$GIT_TOKEN'),
              })}
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
        <form
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (formJson.settle()) void submit()
          }}
          className="max-w-[860px]"
        >
          {failure && (
            <Banner tone="error" className="mb-3">
              {failure}
            </Banner>
          )}
          <FormJsonPanel formJson={draft.formJson}>
            <DeploymentFields form={draft.form} workspace={workspace.id} />
          </FormJsonPanel>
        </form>
      )}
      <UnsavedGuard isDirty={isDirty} mayLeave={mayLeave} onDiscard={() => dropStoredForm(storageKey)} />
    </Page>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { changedMembers } from '@/domain/documentPatch.ts'
import type { Environment } from '@/domain/environment.ts'
import { isRecord, type Json, toRecord, toTextOrNull } from '@/domain/json.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { environmentMutations } from '@/queries/environments.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { FormJsonPanel } from '@/ui/FormJsonPanel.tsx'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { sayFieldErrors } from '@/ui/sayFieldErrors.ts'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { EnvironmentFields } from './EnvironmentFields.tsx'
import { environmentPlace } from './environmentPlace.ts'
import { useEnvironmentDraft } from './useEnvironmentDraft.ts'

export interface NewEnvironmentFormProps {
  workspace: Workspace
  /** What the form begins with. */
  initial: Json
  /** The environment that is duplicated. */
  original: Environment | null
}

export function NewEnvironmentForm({ workspace, initial, original }: NewEnvironmentFormProps) {
  const formId = useId()
  const navigate = useNavigate()
  const storageKey = `console.form.${workspace.id}.environments.new${original ? `.${original.id}` : ''}`
  const mayLeave = useRef(false)
  const [failure, setFailure] = useState<string | null>(null)
  const create = useMutation(environmentMutations.create(workspace.id))
  const [stored] = useState(() => toRecord(readStoredForm(storageKey)))
  const draft = useEnvironmentDraft(isRecord(stored.document) ? stored.document : initial, toTextOrNull(stored.text))
  const { form, formJson, document } = draft
  const isDirty = changedMembers(initial, document).length > 0 || formJson.problem !== null
  useStoredForm(storageKey, isDirty ? { document, text: formJson.text } : null)

  const save = async () => {
    setFailure(null)
    try {
      const environment = await create.mutateAsync(draft.read())
      mayLeave.current = true
      dropStoredForm(storageKey)
      notify(`The environment “${environment.name}” is created.`)
      await navigate(to(paths.environment, { workspace: workspace.id, id: environment.id }))
    } catch (error) {
      const message = showProblem(form, error, environmentPlace)
      setFailure(message ?? (formJson.mode === 'json' ? toProblem(error).message : null))
    }
  }
  const submit = form.handleSubmit(save, (errors) =>
    setFailure(formJson.mode === 'json' ? sayFieldErrors(errors).join(' ') : null),
  )

  return (
    <Page
      title="New environment"
      subtitle={
        original
          ? `A copy of ${original.name}. Change what should differ.`
          : 'What sessions may reach and what is installed for them.'
      }
      crumbs={[
        { label: 'Environments', to: to(paths.environments, { workspace: workspace.id }) },
        { label: 'New environment' },
      ]}
      actions={
        <span className="flex flex-wrap items-center gap-3">
          <EquivalentRequestButton
            request={() => ({ method: 'POST', path: '/environments', body: draft.read() })}
            baseUrl={apiBaseUrl(workspace)}
          />
          <Button tone="primary" type="submit" form={formId} isBusy={create.isPending}>
            Create environment
          </Button>
        </span>
      }
    >
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
          <EnvironmentFields form={draft.form} generation={draft.generation} />
        </FormJsonPanel>
      </form>
      <UnsavedGuard isDirty={isDirty} mayLeave={mayLeave} onDiscard={() => dropStoredForm(storageKey)} />
    </Page>
  )
}

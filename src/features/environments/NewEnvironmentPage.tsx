import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import {
  changedEnvironmentFields,
  type EnvironmentForm,
  newEnvironmentForm,
  toNewEnvironment,
} from '@/domain/environmentForm.ts'
import { paths, to } from '@/paths.ts'
import { environmentMutations } from '@/queries/environments.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { EnvironmentFields } from './EnvironmentFields.tsx'
import { environmentFormSchema, readEnvironmentForm } from './environmentFormSchema.ts'
import { environmentPlace } from './environmentPlace.ts'

export function NewEnvironmentPage() {
  const workspace = useWorkspace()
  const formId = useId()
  const navigate = useNavigate()
  const storageKey = `console.form.${workspace.id}.environments.new`
  const mayLeave = useRef(false)
  const [failure, setFailure] = useState<string | null>(null)
  const create = useMutation(environmentMutations.create(workspace.id))
  const form = useForm<EnvironmentForm>({
    resolver: zodResolver(environmentFormSchema),
    mode: 'onTouched',
    defaultValues: readEnvironmentForm(readStoredForm(storageKey)) ?? newEnvironmentForm,
  })
  const values = form.watch()
  const isDirty = changedEnvironmentFields(newEnvironmentForm, values).length > 0
  useStoredForm(storageKey, isDirty ? values : null)

  const submit = form.handleSubmit(async (wanted) => {
    setFailure(null)
    try {
      const environment = await create.mutateAsync(toNewEnvironment(wanted))
      mayLeave.current = true
      dropStoredForm(storageKey)
      notify(`The environment “${environment.name}” is created.`)
      await navigate(to(paths.environment, { workspace: workspace.id, id: environment.id }))
    } catch (error) {
      setFailure(showProblem(form, error, environmentPlace))
    }
  })

  return (
    <Page
      title="New environment"
      subtitle="What sessions may reach and what is installed for them."
      crumbs={[
        { label: 'Environments', to: to(paths.environments, { workspace: workspace.id }) },
        { label: 'New environment' },
      ]}
      actions={
        workspace.isReadOnly ? null : (
          <Button tone="primary" type="submit" form={formId} isBusy={create.isPending}>
            Create environment
          </Button>
        )
      }
    >
      {workspace.isReadOnly ? (
        <Banner tone="info">This workspace is read-only here, so no environment can be made in it.</Banner>
      ) : (
        <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="max-w-[860px]">
          {failure && (
            <Banner tone="error" className="mb-3">
              {failure}
            </Banner>
          )}
          <Panel title="Configuration">
            <EnvironmentFields form={form} />
          </Panel>
        </form>
      )}
      <UnsavedGuard isDirty={isDirty} mayLeave={mayLeave} onDiscard={() => dropStoredForm(storageKey)} />
    </Page>
  )
}

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { type Environment, readEnvironment } from '@/domain/environment.ts'
import {
  changedEnvironmentFields,
  type EnvironmentForm,
  toEnvironmentForm,
  toEnvironmentPatch,
} from '@/domain/environmentForm.ts'
import { toRecord } from '@/domain/json.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { environmentMutations } from '@/queries/environments.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { focusHeading } from '@/ui/focusHeading.ts'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { EnvironmentActions } from './EnvironmentActions.tsx'
import { EnvironmentFields } from './EnvironmentFields.tsx'
import { environmentFormSchema, readEnvironmentForm } from './environmentFormSchema.ts'
import { environmentPlace } from './environmentPlace.ts'

export function EnvironmentEditor({ environment, workspace }: { environment: Environment; workspace: Workspace }) {
  const formId = useId()
  const navigate = useNavigate()
  const storageKey = `console.form.${workspace.id}.environments.${environment.id}`
  const mayLeave = useRef(false)
  const [stored] = useState(() => readStored(storageKey))
  /** What the form was read from. Environments have no versions: the last one to save wins, field by field. */
  const [base, setBase] = useState(stored?.base ?? environment)
  const [failure, setFailure] = useState<string | null>(null)
  const update = useMutation(environmentMutations.update({ workspace: workspace.id, id: environment.id }))
  const form = useForm<EnvironmentForm>({
    resolver: zodResolver(environmentFormSchema),
    mode: 'onTouched',
    defaultValues: stored?.values ?? toEnvironmentForm(environment),
  })
  const values = form.watch()
  const changed = changedEnvironmentFields(toEnvironmentForm(base), values)
  const isDirty = changed.length > 0
  const isFixed = workspace.isReadOnly || environment.archivedAt !== null
  const list = to(paths.environments, { workspace: workspace.id })
  useStoredForm(storageKey, isDirty ? { base: base.raw, values } : null)

  // What somebody else saved shows at once when there is nothing here to lose.
  const mayFollow = environment !== base && !isDirty
  useEffect(() => {
    if (!mayFollow) return
    setBase(environment)
    form.reset(toEnvironmentForm(environment))
  }, [mayFollow, environment, form])

  const discard = () => {
    setFailure(null)
    setBase(environment)
    form.reset(toEnvironmentForm(environment))
  }
  const submit = form.handleSubmit(async (wanted) => {
    setFailure(null)
    try {
      setBase(await update.mutateAsync(toEnvironmentPatch(base, wanted)))
      focusHeading() // the button that was pressed is gone
      notify('Saved. Sessions that start from now on use it.')
    } catch (error) {
      setFailure(showProblem(form, error, environmentPlace))
    }
  })
  const leaveDeleted = () => {
    mayLeave.current = true
    dropStoredForm(storageKey)
    void navigate(list)
  }

  return (
    <Page
      title={environment.name}
      subtitle={
        <>
          {environment.description && `${environment.description} · `}updated{' '}
          <RelativeTime at={environment.updatedAt} />
        </>
      }
      crumbs={[{ label: 'Environments', to: list }, { label: environment.name }]}
      barActions={
        !workspace.isReadOnly && (
          <EnvironmentActions
            environment={environment}
            workspace={workspace.id}
            tone="default"
            onDeleted={leaveDeleted}
          />
        )
      }
      actions={
        isDirty &&
        !isFixed && (
          <span className="flex flex-wrap items-center gap-3">
            <Pill tone="wait">{changed.length === 1 ? '1 unsaved change' : `${changed.length} unsaved changes`}</Pill>
            <Button tone="ghost" onClick={discard}>
              Discard
            </Button>
            <Button tone="primary" type="submit" form={formId} isBusy={update.isPending}>
              Save
            </Button>
          </span>
        )
      }
    >
      <form
        id={formId}
        noValidate
        aria-label="Configuration"
        onSubmit={(event) => void submit(event)}
        className="flex max-w-[860px] flex-col gap-3"
      >
        {environment.archivedAt !== null && (
          <Banner tone="info">This environment is archived. Its sessions keep working; no new one can use it.</Banner>
        )}
        {environment.configType === 'self_hosted' && (
          <Banner tone="info">
            This environment is self-hosted: sessions run on your own workers, which bring their network and packages.
          </Banner>
        )}
        {failure && <Banner tone="error">{failure}</Banner>}
        <Panel title="Configuration">
          <EnvironmentFields form={form} isDisabled={isFixed} isSelfHosted={environment.configType === 'self_hosted'} />
        </Panel>
      </form>
      <UnsavedGuard isDirty={isDirty && !isFixed} mayLeave={mayLeave} onDiscard={() => dropStoredForm(storageKey)} />
    </Page>
  )
}

function readStored(key: string): { base: Environment; values: EnvironmentForm } | null {
  const content = toRecord(readStoredForm(key))
  const values = readEnvironmentForm(content.values)
  return values && content.base ? { base: readEnvironment(content.base), values } : null
}

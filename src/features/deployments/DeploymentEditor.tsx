import { useMutation } from '@tanstack/react-query'
import { Pause, Play, RotateCw } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { type Deployment, readDeployment } from '@/domain/deployment/deployment.ts'
import { toDeploymentForm, toDeploymentPatch, toNewDeployment } from '@/domain/deployment/deploymentForm.ts'
import { toRecord } from '@/domain/json.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { deploymentMutations } from '@/queries/deployments.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { focusHeading } from '@/ui/focusHeading.ts'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { DeploymentActions } from './DeploymentActions.tsx'
import { DeploymentDraft } from './DeploymentDraft.tsx'
import { DeploymentStatus } from './DeploymentStatus.tsx'
import { readStoredDeployment } from './deploymentFormSchema.ts'
import { deploymentPlace } from './deploymentPlace.ts'
import { PausedBanner } from './PausedBanner.tsx'
import { RunsPanel } from './RunsPanel.tsx'
import { SchedulePanel } from './SchedulePanel.tsx'
import { useDeploymentActions } from './useDeploymentActions.ts'
import { useDeploymentForm } from './useDeploymentForm.ts'

export function DeploymentEditor({ deployment, workspace }: { deployment: Deployment; workspace: Workspace }) {
  const formId = useId()
  const storageKey = `console.form.${workspace.id}.deployments.${deployment.id}`
  const mayLeave = useRef(false)
  const [stored] = useState(() => readStored(storageKey))
  /** What the form was read from. Deployments have no versions: the last one to save wins, field by field. */
  const [base, setBase] = useState(stored?.base ?? deployment)
  const [failure, setFailure] = useState<string | null>(null)
  const update = useMutation(deploymentMutations.update({ workspace: workspace.id, id: deployment.id }))
  const actions = useDeploymentActions(deployment, workspace.id)
  const { form, formJson } = useDeploymentForm(stored?.values ?? toDeploymentForm(deployment))
  const values = form.watch()
  const patch = toDeploymentPatch(base, values)
  const isDirty = Object.keys(patch).length > 0
  const isArchived = deployment.archivedAt !== null
  const isFixed = workspace.isReadOnly || isArchived
  const list = to(paths.deployments, { workspace: workspace.id })
  useStoredForm(storageKey, isDirty ? { base: base.raw, values } : null)

  const adopt = (next: Deployment) => {
    setBase(next)
    form.reset(toDeploymentForm(next))
    formJson.replace(toNewDeployment(toDeploymentForm(next)))
  }
  // What somebody else saved shows at once when there is nothing here to lose.
  const mayFollow = deployment !== base && !isDirty && formJson.problem === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: adopt is made anew in every render and does the same
  useEffect(() => {
    if (mayFollow) adopt(deployment)
  }, [mayFollow, deployment])

  const submit = form.handleSubmit(async (wanted) => {
    if (!formJson.settle()) return
    setFailure(null)
    try {
      adopt(await update.mutateAsync(toDeploymentPatch(base, wanted)))
      focusHeading() // the button that was pressed is gone
      notify('Saved. Sessions that start from now on use it.')
    } catch (error) {
      setFailure(showProblem(form, error, deploymentPlace))
    }
  })

  return (
    <Page
      title={deployment.name}
      subtitle={
        <span className="inline-flex items-center gap-2">
          <DeploymentStatus deployment={deployment} />
          <span>
            updated <RelativeTime at={deployment.updatedAt} />
          </span>
        </span>
      }
      crumbs={[{ label: 'Deployments', to: list }, { label: deployment.name }]}
      barActions={
        !workspace.isReadOnly && <DeploymentActions deployment={deployment} workspace={workspace.id} tone="default" />
      }
      actions={
        !isFixed &&
        (isDirty ? (
          <span className="flex flex-wrap items-center gap-2">
            <EquivalentRequestButton
              request={() => ({ method: 'POST', path: `/deployments/${deployment.id}`, body: patch })}
              baseUrl={apiBaseUrl(workspace)}
            />
            <Button tone="ghost" onClick={() => adopt(deployment)}>
              Discard
            </Button>
            <Button tone="primary" type="submit" form={formId} isBusy={update.isPending}>
              Save
            </Button>
          </span>
        ) : deployment.status === 'paused' ? (
          <Button tone="primary" isBusy={actions.isBusy} onClick={() => void actions.unpause()}>
            <RotateCw aria-hidden />
            Resume
          </Button>
        ) : (
          <span className="flex flex-wrap items-center gap-2">
            <Button isBusy={actions.isBusy} onClick={() => void actions.pause()}>
              <Pause aria-hidden />
              Pause
            </Button>
            <Button tone="primary" isBusy={actions.isStarting} onClick={() => void actions.runNow()}>
              <Play aria-hidden />
              Run now
            </Button>
          </span>
        ))
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,380px)] items-start gap-3 max-[1180px]:grid-cols-1">
        <form
          id={formId}
          noValidate
          aria-label="Configuration"
          onSubmit={(event) => void submit(event)}
          className="flex min-w-0 flex-col gap-3 max-[1180px]:order-last"
        >
          <PausedBanner deployment={deployment} />
          {failure && <Banner tone="error">{failure}</Banner>}
          <DeploymentDraft form={form} formJson={formJson} workspace={workspace.id} isDisabled={isFixed} />
        </form>
        <div className="flex min-w-0 flex-col gap-3">
          {deployment.schedule && <SchedulePanel deployment={deployment} schedule={deployment.schedule} />}
          <RunsPanel deployment={deployment} workspace={workspace.id} />
        </div>
      </div>
      <UnsavedGuard isDirty={isDirty && !isFixed} mayLeave={mayLeave} onDiscard={() => dropStoredForm(storageKey)} />
    </Page>
  )
}

function readStored(key: string) {
  const content = toRecord(readStoredForm(key))
  const values = readStoredDeployment(content.values)
  return values && content.base ? { base: readDeployment(content.base), values } : null
}

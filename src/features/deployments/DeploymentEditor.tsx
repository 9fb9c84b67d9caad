import { Pause, Play, RotateCw } from 'lucide-react'
import { useId, useRef } from 'react'
import type { Deployment } from '@/domain/deployment/deployment.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { FormJsonPanel } from '@/ui/FormJsonPanel.tsx'
import { Page } from '@/ui/Page.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { DeploymentActions } from './DeploymentActions.tsx'
import { DeploymentFields } from './DeploymentFields.tsx'
import { DeploymentStatus } from './DeploymentStatus.tsx'
import { PausedBanner } from './PausedBanner.tsx'
import { RunsPanel } from './RunsPanel.tsx'
import { SchedulePanel } from './SchedulePanel.tsx'
import { useDeploymentActions } from './useDeploymentActions.ts'
import { useDeploymentForm } from './useDeploymentForm.ts'

export function DeploymentEditor({ deployment, workspace }: { deployment: Deployment; workspace: Workspace }) {
  const formId = useId()
  const mayLeave = useRef(false)
  const actions = useDeploymentActions(deployment, workspace.id)
  const editor = useDeploymentForm(workspace.id, deployment)
  const { isDirty } = editor
  const isFixed = workspace.isReadOnly || deployment.archivedAt !== null
  const list = to(paths.deployments, { workspace: workspace.id })

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
        !workspace.isReadOnly && <DeploymentActions deployment={deployment} workspace={workspace.id} isOnPage />
      }
      actions={
        !isFixed &&
        (isDirty ? (
          <span className="flex flex-wrap items-center gap-2">
            <EquivalentRequestButton
              request={() => ({ method: 'POST', path: `/deployments/${deployment.id}`, body: editor.shownPatch() })}
              baseUrl={apiBaseUrl(workspace)}
            />
            <Button tone="ghost" onClick={editor.discard}>
              Discard
            </Button>
            <Button tone="primary" type="submit" form={formId} isBusy={editor.isSaving}>
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
          onSubmit={(event) => {
            event.preventDefault()
            void editor.submit()
          }}
          className="flex min-w-0 flex-col gap-3 max-[1180px]:order-last"
        >
          <PausedBanner deployment={deployment} />
          {editor.failure && <Banner tone="error">{editor.failure}</Banner>}
          <FormJsonPanel formJson={editor.formJson} isDisabled={isFixed}>
            <DeploymentFields form={editor.form} workspace={workspace.id} isDisabled={isFixed} />
          </FormJsonPanel>
        </form>
        <div className="flex min-w-0 flex-col gap-3">
          {deployment.schedule && <SchedulePanel deployment={deployment} schedule={deployment.schedule} />}
          <RunsPanel deployment={deployment} workspace={workspace.id} />
        </div>
      </div>
      <UnsavedGuard isDirty={isDirty && !isFixed} mayLeave={mayLeave} onDiscard={editor.forget} />
    </Page>
  )
}

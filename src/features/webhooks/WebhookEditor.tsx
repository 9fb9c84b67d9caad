import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { WebhookEndpoint } from '@/domain/webhook/webhook.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { toProblem } from '@/queries/problem.ts'
import { webhookMutations } from '@/queries/webhooks.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { FormJsonPanel } from '@/ui/FormJsonPanel.tsx'
import { notifyFailure } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { DeliveriesPanel } from './DeliveriesPanel.tsx'
import { useWebhookForm } from './useWebhookForm.ts'
import { VerifyPanel } from './VerifyPanel.tsx'
import { WebhookActions } from './WebhookActions.tsx'
import { WebhookFields } from './WebhookFields.tsx'
import { WebhookStatus } from './WebhookStatus.tsx'

export function WebhookEditor({ endpoint, workspace }: { endpoint: WebhookEndpoint; workspace: Workspace }) {
  const formId = useId()
  const navigate = useNavigate()
  const mayLeave = useRef(false)
  const ref = { workspace: workspace.id, id: endpoint.id }
  const [tested, setTested] = useState<string | null>(null)
  const test = useMutation(webhookMutations.test(ref))
  const editor = useWebhookForm(workspace.id, endpoint)
  const { isDirty } = editor
  const list = to(paths.webhooks, { workspace: workspace.id })

  const sendTest = async () => {
    try {
      setTested(await test.mutateAsync())
    } catch (error) {
      notifyFailure(toProblem(error).message)
    }
  }
  const leaveDeleted = () => {
    mayLeave.current = true
    void navigate(list)
  }

  return (
    <Page
      title={endpoint.url}
      subtitle={
        <span className="inline-flex items-center gap-2">
          <WebhookStatus endpoint={endpoint} />
          <span className="truncate">{endpoint.description || endpoint.id}</span>
        </span>
      }
      crumbs={[{ label: 'Webhooks', to: list }, { label: endpoint.url }]}
      barActions={
        !workspace.isReadOnly && (
          <WebhookActions endpoint={endpoint} workspace={workspace.id} isOnPage onDeleted={leaveDeleted} />
        )
      }
      actions={
        !workspace.isReadOnly &&
        (isDirty ? (
          <span className="flex flex-wrap items-center gap-2">
            <EquivalentRequestButton
              request={() => ({ method: 'POST', path: `/webhook_endpoints/${endpoint.id}`, body: editor.patch() })}
              baseUrl={apiBaseUrl(workspace)}
            />
            <Button tone="ghost" onClick={editor.discard}>
              Discard
            </Button>
            <Button tone="primary" type="submit" form={formId} isBusy={editor.isSaving}>
              Save
            </Button>
          </span>
        ) : (
          <span className="flex flex-wrap items-center gap-2">
            <EquivalentRequestButton
              request={{ method: 'POST', path: `/webhook_endpoints/${endpoint.id}/test` }}
              baseUrl={apiBaseUrl(workspace)}
            />
            <Button
              tone="primary"
              isBusy={test.isPending}
              disabled={!endpoint.isActive}
              title={endpoint.isActive ? undefined : 'Enable it first'}
              onClick={() => void sendTest()}
            >
              <Send aria-hidden />
              Send a test
            </Button>
          </span>
        ))
      }
    >
      <div className="flex max-w-[1040px] flex-col gap-3">
        {endpoint.isActive && (endpoint.consecutiveFailures ?? 0) > 0 && (
          <Banner tone="error">
            {endpoint.consecutiveFailures === 1
              ? 'The last delivery did not reach it.'
              : `The last ${endpoint.consecutiveFailures} deliveries did not reach it.`}{' '}
            The log below says why.
          </Banner>
        )}
        {!endpoint.isActive && (
          <Banner tone="wait">It is disabled. What was not delivered waits; what happens now is not told.</Banner>
        )}
        <DeliveriesPanel webhook={ref} tested={tested} />
        <form
          id={formId}
          noValidate
          aria-label="Configuration"
          onSubmit={(event) => {
            event.preventDefault()
            void editor.submit()
          }}
        >
          {editor.failure && (
            <Banner tone="error" className="mb-3">
              {editor.failure}
            </Banner>
          )}
          <FormJsonPanel formJson={editor.formJson} isDisabled={workspace.isReadOnly}>
            <WebhookFields form={editor.form} isDisabled={workspace.isReadOnly} />
          </FormJsonPanel>
        </form>
        <VerifyPanel />
      </div>
      <UnsavedGuard isDirty={isDirty && !workspace.isReadOnly} mayLeave={mayLeave} onDiscard={editor.forget} />
    </Page>
  )
}

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import type { WebhookEndpoint } from '@/domain/webhook/webhook.ts'
import { toWebhookForm, toWebhookPatch, type WebhookForm } from '@/domain/webhook/webhookForm.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { webhookMutations } from '@/queries/webhooks.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { focusHeading } from '@/ui/focusHeading.ts'
import { notify, notifyFailure } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { DeliveriesPanel } from './DeliveriesPanel.tsx'
import { VerifyPanel } from './VerifyPanel.tsx'
import { WebhookActions } from './WebhookActions.tsx'
import { WebhookFields } from './WebhookFields.tsx'
import { WebhookStatus } from './WebhookStatus.tsx'
import { webhookFormSchema, webhookPlace } from './webhookFormSchema.ts'

export function WebhookEditor({ endpoint, workspace }: { endpoint: WebhookEndpoint; workspace: Workspace }) {
  const formId = useId()
  const navigate = useNavigate()
  const mayLeave = useRef(false)
  const ref = { workspace: workspace.id, id: endpoint.id }
  const [base, setBase] = useState(endpoint)
  const [failure, setFailure] = useState<string | null>(null)
  const [tested, setTested] = useState<string | null>(null)
  const update = useMutation(webhookMutations.update(ref))
  const test = useMutation(webhookMutations.test(ref))
  const form = useForm<WebhookForm>({
    resolver: zodResolver(webhookFormSchema),
    mode: 'onTouched',
    defaultValues: toWebhookForm(endpoint),
  })
  const patch = toWebhookPatch(base, form.watch())
  const isDirty = Object.keys(patch).length > 0
  const list = to(paths.webhooks, { workspace: workspace.id })

  const adopt = (next: WebhookEndpoint) => {
    setFailure(null)
    setBase(next)
    form.reset(toWebhookForm(next))
  }
  const mayFollow = endpoint !== base && !isDirty
  // biome-ignore lint/correctness/useExhaustiveDependencies: adopt is made anew in every render and does the same
  useEffect(() => {
    if (mayFollow) adopt(endpoint)
  }, [mayFollow, endpoint])

  const submit = form.handleSubmit(async (wanted) => {
    setFailure(null)
    try {
      adopt(await update.mutateAsync(toWebhookPatch(base, wanted)))
      focusHeading() // the button that was pressed is gone
      notify('Saved. It holds for what happens from now on.')
    } catch (error) {
      setFailure(showProblem(form, error, webhookPlace))
    }
  })
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
          <WebhookActions endpoint={endpoint} workspace={workspace.id} tone="default" onDeleted={leaveDeleted} />
        )
      }
      actions={
        !workspace.isReadOnly &&
        (isDirty ? (
          <span className="flex flex-wrap items-center gap-2">
            <EquivalentRequestButton
              request={() => ({ method: 'POST', path: `/webhook_endpoints/${endpoint.id}`, body: patch })}
              baseUrl={apiBaseUrl(workspace)}
            />
            <Button tone="ghost" onClick={() => adopt(endpoint)}>
              Discard
            </Button>
            <Button tone="primary" type="submit" form={formId} isBusy={update.isPending}>
              Save
            </Button>
          </span>
        ) : (
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
        <form id={formId} noValidate aria-label="Configuration" onSubmit={(event) => void submit(event)}>
          {failure && (
            <Banner tone="error" className="mb-3">
              {failure}
            </Banner>
          )}
          <Panel title="Configuration">
            <WebhookFields form={form} isDisabled={workspace.isReadOnly} />
          </Panel>
        </form>
        <VerifyPanel />
      </div>
      <UnsavedGuard isDirty={isDirty} mayLeave={mayLeave} onDiscard={() => adopt(endpoint)} />
    </Page>
  )
}

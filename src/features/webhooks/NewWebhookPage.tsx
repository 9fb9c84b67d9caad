import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { newWebhookForm, toNewWebhook, type WebhookForm } from '@/domain/webhook/webhookForm.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { webhookMutations } from '@/queries/webhooks.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { Page } from '@/ui/Page.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { SecretDialog } from './SecretDialog.tsx'
import { WebhookFields } from './WebhookFields.tsx'
import { webhookFormSchema, webhookPlace } from './webhookFormSchema.ts'

export function NewWebhookPage() {
  const workspace = useWorkspace()
  const formId = useId()
  const navigate = useNavigate()
  const mayLeave = useRef(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [made, setMade] = useState<{ id: string; secret: string | null } | null>(null)
  const create = useMutation(webhookMutations.create(workspace.id))
  const form = useForm<WebhookForm>({
    resolver: zodResolver(webhookFormSchema),
    mode: 'onTouched',
    defaultValues: newWebhookForm,
  })
  const isDirty = JSON.stringify(form.watch()) !== JSON.stringify(newWebhookForm)
  const list = to(paths.webhooks, { workspace: workspace.id })
  const goTo = (id: string) => {
    mayLeave.current = true
    void navigate(to(paths.webhook, { workspace: workspace.id, id }))
  }

  const submit = form.handleSubmit(async (wanted) => {
    setFailure(null)
    try {
      const { id, signingSecret } = await create.mutateAsync(toNewWebhook(wanted))
      if (signingSecret === null) goTo(id)
      else setMade({ id, secret: signingSecret })
    } catch (error) {
      setFailure(showProblem(form, error, webhookPlace))
    }
  })

  return (
    <Page
      title="New webhook"
      subtitle="An address that is told when sessions, agents and deployments change."
      crumbs={[{ label: 'Webhooks', to: list }, { label: 'New webhook' }]}
      actions={
        workspace.isReadOnly ? null : (
          <span className="flex flex-wrap items-center gap-2">
            <EquivalentRequestButton
              request={() => ({ method: 'POST', path: '/webhook_endpoints', body: toNewWebhook(form.getValues()) })}
              baseUrl={apiBaseUrl(workspace)}
            />
            <Button tone="primary" type="submit" form={formId} isBusy={create.isPending} disabled={made !== null}>
              Create webhook
            </Button>
          </span>
        )
      }
    >
      {workspace.isReadOnly ? (
        <Banner tone="info">This workspace is read-only here, so no webhook can be made in it.</Banner>
      ) : (
        <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="max-w-[860px]">
          {failure && (
            <Banner tone="error" className="mb-3">
              {failure}
            </Banner>
          )}
          <Panel title="Configuration">
            <WebhookFields form={form} />
          </Panel>
        </form>
      )}
      <SecretDialog secret={made?.secret ?? null} onClose={() => made && goTo(made.id)} />
      <UnsavedGuard isDirty={isDirty} mayLeave={mayLeave} onDiscard={() => form.reset(newWebhookForm)} />
    </Page>
  )
}

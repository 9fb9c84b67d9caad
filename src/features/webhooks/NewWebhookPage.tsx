import { useMutation } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { changedMembers } from '@/domain/documentPatch.ts'
import { isRecord, toRecord, toTextOrNull } from '@/domain/json.ts'
import { withoutSecretText } from '@/domain/secretMembers.ts'
import { newWebhookDocument } from '@/domain/webhook/webhookForm.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { webhookMutations } from '@/queries/webhooks.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { FormJsonPanel } from '@/ui/FormJsonPanel.tsx'
import { Page } from '@/ui/Page.tsx'
import { sayFieldErrors } from '@/ui/sayFieldErrors.ts'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { SecretDialog } from './SecretDialog.tsx'
import { useWebhookDraft } from './useWebhookDraft.ts'
import { WebhookFields } from './WebhookFields.tsx'
import { webhookPlace } from './webhookFormSchema.ts'

export function NewWebhookPage() {
  const workspace = useWorkspace()
  const formId = useId()
  const navigate = useNavigate()
  const storageKey = `console.form.${workspace.id}.webhooks.new`
  const mayLeave = useRef(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [made, setMade] = useState<{ id: string; secret: string | null } | null>(null)
  const create = useMutation(webhookMutations.create(workspace.id))
  const [stored] = useState(() => toRecord(readStoredForm(storageKey)))
  const draft = useWebhookDraft(
    isRecord(stored.document) ? stored.document : newWebhookDocument,
    toTextOrNull(stored.text),
  )
  const { form, formJson, document } = draft
  const isDirty = changedMembers(newWebhookDocument, document).length > 0 || formJson.problem !== null
  const text = formJson.text && withoutSecretText(formJson.text)
  useStoredForm(storageKey, isDirty && made === null ? { document, text } : null)
  const list = to(paths.webhooks, { workspace: workspace.id })
  const goTo = (id: string) => {
    mayLeave.current = true
    void navigate(to(paths.webhook, { workspace: workspace.id, id }))
  }

  const save = async () => {
    setFailure(null)
    try {
      const { id, signingSecret } = await create.mutateAsync(draft.read())
      dropStoredForm(storageKey)
      if (signingSecret === null) goTo(id)
      else setMade({ id, secret: signingSecret })
    } catch (error) {
      const message = showProblem(form, error, webhookPlace)
      setFailure(message ?? (formJson.mode === 'json' ? toProblem(error).message : null))
    }
  }
  const submit = form.handleSubmit(save, (errors) =>
    setFailure(formJson.mode === 'json' ? sayFieldErrors(errors).join(' ') : null),
  )

  return (
    <Page
      title="New webhook"
      subtitle="An address that is told when sessions, agents and deployments change."
      crumbs={[{ label: 'Webhooks', to: list }, { label: 'New webhook' }]}
      actions={
        workspace.isReadOnly ? null : (
          <span className="flex flex-wrap items-center gap-2">
            <EquivalentRequestButton
              request={() => ({ method: 'POST', path: '/webhook_endpoints', body: draft.read() })}
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
          <FormJsonPanel formJson={formJson}>
            <WebhookFields form={form} />
          </FormJsonPanel>
        </form>
      )}
      <SecretDialog secret={made?.secret ?? null} onClose={() => made && goTo(made.id)} />
      <UnsavedGuard isDirty={isDirty} mayLeave={mayLeave} onDiscard={() => dropStoredForm(storageKey)} />
    </Page>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { changedMembers, documentPatch, isSameJson, rebaseDocument } from '@/domain/documentPatch.ts'
import { isRecord, type Json, toRecord, toTextOrNull } from '@/domain/json.ts'
import { withoutSecretText } from '@/domain/secretMembers.ts'
import { readWebhookEndpoint, type WebhookEndpoint } from '@/domain/webhook/webhook.ts'
import { toWebhookDocument } from '@/domain/webhook/webhookForm.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { webhookMutations } from '@/queries/webhooks.ts'
import { focusHeading } from '@/ui/focusHeading.ts'
import { notify } from '@/ui/notify.ts'
import { sayFieldErrors } from '@/ui/sayFieldErrors.ts'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { useWebhookDraft } from './useWebhookDraft.ts'
import { webhookPlace } from './webhookFormSchema.ts'

const documentOf = ({ raw }: WebhookEndpoint) => toWebhookDocument(raw)

/** The form of one endpoint. Endpoints have no versions: the last one to save wins, member by member. */
export function useWebhookForm(workspace: string, latest: WebhookEndpoint) {
  const storageKey = `console.form.${workspace}.webhooks.${latest.id}`
  const update = useMutation(webhookMutations.update({ workspace, id: latest.id }))
  const [stored] = useState(() => readStored(storageKey))
  /** What the form was read from. */
  const [base, setBase] = useState(stored?.base ?? latest)
  const [failure, setFailure] = useState<string | null>(null)
  const draft = useWebhookDraft(stored?.document ?? documentOf(latest), stored?.text)
  const { document, formJson } = draft
  const from = useMemo(() => documentOf(base), [base])
  const isDirty = changedMembers(from, document).length > 0 || formJson.problem !== null
  const text = formJson.text && withoutSecretText(formJson.text)
  useStoredForm(storageKey, isDirty ? { base: base.raw, document, text } : null)

  const adopt = (endpoint: WebhookEndpoint, next: Json = documentOf(endpoint)) => {
    setBase(endpoint)
    setFailure(null)
    draft.replace(next)
  }

  // What somebody else saved shows at once when there is nothing here to lose.
  const mayFollow = !isDirty && !isSameJson(documentOf(latest), from)
  // biome-ignore lint/correctness/useExhaustiveDependencies: adopting is what the newer state asks for, once
  useEffect(() => {
    if (mayFollow) adopt(latest)
  }, [mayFollow, latest])

  const save = async () => {
    const wanted = draft.read()
    setFailure(null)
    try {
      const saved = await update.mutateAsync(documentPatch(from, wanted))
      // What was typed while the request was on its way stays, as an unsaved change.
      adopt(saved, rebaseDocument(wanted, draft.read(), documentOf(saved)))
      notify('Saved. It holds for what happens from now on.')
      focusHeading() // the button that was pressed is gone
    } catch (error) {
      const message = showProblem(draft.form, error, webhookPlace)
      // Beside the JSON there are no fields to show it on.
      setFailure(message ?? (formJson.mode === 'json' ? toProblem(error).message : null))
    }
  }
  const submit = draft.form.handleSubmit(save, (errors) =>
    setFailure(formJson.mode === 'json' ? sayFieldErrors(errors).join(' ') : null),
  )

  return {
    ...draft,
    isDirty,
    failure,
    isSaving: update.isPending,
    patch: () => documentPatch(from, draft.read()),
    submit: async () => {
      if (formJson.settle()) await submit()
    },
    discard: () => adopt(latest),
    forget: () => dropStoredForm(storageKey),
  }
}

function readStored(key: string): { base: WebhookEndpoint; document: Json; text: string | null } | null {
  const stored = toRecord(readStoredForm(key))
  if (!isRecord(stored.base) || !isRecord(stored.document)) return null
  return { base: readWebhookEndpoint(stored.base), document: stored.document, text: toTextOrNull(stored.text) }
}

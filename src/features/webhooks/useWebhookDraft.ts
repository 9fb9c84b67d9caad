import { zodResolver } from '@hookform/resolvers/zod'
import type { Json } from '@/domain/json.ts'
import { toWebhookDocument, toWebhookForm, type WebhookForm, writeWebhookForm } from '@/domain/webhook/webhookForm.ts'
import { type DocumentDraft, useDocumentDraft } from '@/ui/useDocumentDraft.ts'
import { webhookFormSchema } from './webhookFormSchema.ts'

const resolver = zodResolver(webhookFormSchema)

/** One endpoint as it is being written. */
export const useWebhookDraft = (initial: Json, initialText?: string | null): DocumentDraft<WebhookForm> =>
  useDocumentDraft<WebhookForm>({
    initial,
    initialText,
    resolver,
    toForm: toWebhookForm,
    writeForm: writeWebhookForm,
    toDocument: toWebhookDocument,
    notAnObject: 'The JSON of a webhook is an object.',
  })

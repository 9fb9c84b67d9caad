import type { Json } from '../json.ts'
import { type MetadataRow, metadataPatch, toMetadata, toMetadataRows } from '../metadata.ts'
import type { WebhookEndpoint } from './webhook.ts'

export interface WebhookForm {
  url: string
  description: string
  /** Told of everything, also of what is added to the catalogue later. */
  isAll: boolean
  events: string[]
  metadata: MetadataRow[]
}

export const newWebhookForm: WebhookForm = { url: '', description: '', isAll: true, events: [], metadata: [] }

export function toWebhookForm({ url, description, events, metadata }: WebhookEndpoint): WebhookForm {
  return {
    url,
    description,
    isAll: events.includes('*'),
    events: events.filter((name) => name !== '*'),
    metadata: toMetadataRows(metadata),
  }
}

export function toNewWebhook(form: WebhookForm): Json {
  return {
    url: form.url.trim(),
    description: form.description,
    events: form.isAll ? ['*'] : form.events,
    metadata: toMetadata(form.metadata),
  }
}

/** Only what differs from `base`; empty when nothing does. */
export function toWebhookPatch(base: WebhookEndpoint, form: WebhookForm): Json {
  const before = toNewWebhook(toWebhookForm(base))
  const patch = Object.fromEntries(
    Object.entries(toNewWebhook(form)).filter(
      ([name, value]) => name !== 'metadata' && JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  )
  const metadata = metadataPatch(base.metadata, toMetadata(form.metadata))
  return metadata ? { ...patch, metadata } : patch
}

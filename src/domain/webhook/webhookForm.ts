import { isSameJson } from '../documentPatch.ts'
import type { Json } from '../json.ts'
import { type MetadataRow, metadataPatch, toMetadata, toMetadataRows } from '../metadata.ts'
import { readWebhookEndpoint } from './webhook.ts'

export interface WebhookForm {
  url: string
  description: string
  /** Told of everything, also of what is added to the catalogue later. */
  isAll: boolean
  events: string[]
  metadata: MetadataRow[]
}

/** Members that the server sets, and the secret, which is no part of what is written. */
const setByServer = new Set([
  'id',
  'type',
  'active',
  'signing_secret',
  'consecutive_failures',
  'created_at',
  'updated_at',
])

/** What of an endpoint can be written: in the API's words, with all that we do not understand. */
export const toWebhookDocument = (raw: Json): Json =>
  Object.fromEntries(Object.entries(raw).filter(([name]) => !setByServer.has(name)))

/** The document of a new endpoint. */
export const newWebhookDocument: Json = { url: '', description: '', events: ['*'], metadata: {} }

export function toWebhookForm(document: Json): WebhookForm {
  const { url, description, events, metadata } = readWebhookEndpoint(document)
  return {
    url,
    description,
    isAll: events.includes('*'),
    events: events.filter((name) => name !== '*'),
    metadata: toMetadataRows(metadata),
  }
}

/** The document with what was changed in its form; everything else stays as it was written. */
export function writeWebhookForm(document: Json, form: WebhookForm): Json {
  const from = toWebhookForm(document)
  const written: Json = { ...document }
  if (from.url !== form.url) written.url = form.url.trim()
  if (from.description !== form.description) written.description = form.description
  if (from.isAll !== form.isAll || (!form.isAll && !isSameJson(from.events, form.events))) {
    written.events = form.isAll ? ['*'] : form.events
  }
  if (metadataPatch(toMetadata(from.metadata), toMetadata(form.metadata))) written.metadata = toMetadata(form.metadata)
  return written
}

import { type Json, toRecord, toText } from '@/domain/json.ts'
import type { Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import {
  readWebhookDelivery,
  readWebhookEndpoint,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '@/domain/webhook/webhook.ts'
import { apiPath, request } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'

const collection = 'webhook_endpoints'

export async function listWebhooks(
  workspace: string,
  params: ListParams,
  signal?: AbortSignal,
): Promise<Page<WebhookEndpoint>> {
  const answer = await request(apiPath(workspace, collection) + listQuery(params), { signal })
  return readPage(answer, readWebhookEndpoint, params.cursor)
}

export async function getWebhook({ workspace, id }: ResourceRef, signal?: AbortSignal): Promise<WebhookEndpoint> {
  return readWebhookEndpoint(await request(apiPath(workspace, collection, id), { signal }))
}

/** The answer is the only one that holds the signing secret. */
export async function createWebhook(workspace: string, body: Json): Promise<WebhookEndpoint> {
  return readWebhookEndpoint(await request(apiPath(workspace, collection), { method: 'POST', body }))
}

export async function updateWebhook({ workspace, id }: ResourceRef, body: Json): Promise<WebhookEndpoint> {
  return readWebhookEndpoint(await request(apiPath(workspace, collection, id), { method: 'POST', body }))
}

export async function changeWebhook(
  { workspace, id }: ResourceRef,
  action: 'enable' | 'disable' | 'reset_secret',
): Promise<WebhookEndpoint> {
  return readWebhookEndpoint(await request(apiPath(workspace, collection, id, action), { method: 'POST' }))
}

export async function deleteWebhook({ workspace, id }: ResourceRef): Promise<void> {
  await request(apiPath(workspace, collection, id), { method: 'DELETE' })
}

/** Answers the id of the test's event. */
export async function testWebhook({ workspace, id }: ResourceRef): Promise<string> {
  return toText(toRecord(await request(apiPath(workspace, collection, id, 'test'), { method: 'POST' })).event_id)
}

export async function listDeliveries(
  { workspace, id }: ResourceRef,
  { status, ...params }: ListParams & { status?: string | undefined },
  signal?: AbortSignal,
): Promise<Page<WebhookDelivery>> {
  const query = listQuery(params, { status })
  const answer = await request(apiPath(workspace, collection, id, 'deliveries') + query, { signal })
  return readPage(answer, readWebhookDelivery, params.cursor)
}

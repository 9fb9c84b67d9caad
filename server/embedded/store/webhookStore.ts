import type { Kysely, Selectable } from 'kysely'
import type { DeliveryRecord, EndpointRecord } from '../webhooks/webhook.ts'
import type { Page, PageQuery } from './listQuery.ts'
import { toPage, toReading } from './paging.ts'
import type { Tables } from './tables.ts'

export interface WebhookStore {
  /** False when another endpoint has the URL. */
  createEndpoint(endpoint: EndpointRecord): Promise<boolean>
  getEndpoint(id: string): Promise<EndpointRecord | undefined>
  /** False when another endpoint has the URL. */
  updateEndpoint(endpoint: EndpointRecord): Promise<boolean>
  /** Removes the endpoint with its deliveries. */
  removeEndpoint(id: string): Promise<boolean>
  listEndpoints(query: PageQuery): Promise<Page<EndpointRecord>>
  allEndpoints(): Promise<EndpointRecord[]>
  addDeliveries(deliveries: DeliveryRecord[]): Promise<void>
  updateDelivery(delivery: DeliveryRecord): Promise<void>
  getDelivery(endpointId: string, id: string): Promise<DeliveryRecord | undefined>
  listDeliveries(endpointId: string, query: PageQuery & { status?: string }): Promise<Page<DeliveryRecord>>
  /** Deliveries of an endpoint that wait for their next try, the longest waiting first. */
  listWaiting(endpointId: string, limit: number): Promise<DeliveryRecord[]>
  /** Forgets finished deliveries older than the instant. */
  dropFinished(before: string): Promise<void>
}

type DeliveryRow = Selectable<Tables['webhook_deliveries']>

export function createWebhookStore(db: Kysely<Tables>): WebhookStore {
  async function isTaken(url: string, id: string): Promise<boolean> {
    const rows = await db
      .selectFrom('webhook_endpoints')
      .select('id')
      .where('url', '=', url)
      .where('id', '!=', id)
      .execute()
    return rows.length > 0
  }

  return {
    async createEndpoint(endpoint) {
      if (await isTaken(endpoint.url, endpoint.id)) return false
      await db.insertInto('webhook_endpoints').values(toEndpointRow(endpoint)).execute()
      return true
    },
    async getEndpoint(id) {
      const rows = await db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).execute()
      return rows[0] && toEndpoint(rows[0])
    },
    async updateEndpoint(endpoint) {
      if (await isTaken(endpoint.url, endpoint.id)) return false
      await db.updateTable('webhook_endpoints').set(toEndpointRow(endpoint)).where('id', '=', endpoint.id).execute()
      return true
    },
    async removeEndpoint(id) {
      const { numDeletedRows } = await db.deleteFrom('webhook_endpoints').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
    async listEndpoints(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = db.selectFrom('webhook_endpoints').selectAll()
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toEndpoint)
    },
    async allEndpoints() {
      return (await db.selectFrom('webhook_endpoints').selectAll().execute()).map(toEndpoint)
    },
    async addDeliveries(deliveries) {
      await db.insertInto('webhook_deliveries').values(deliveries.map(toDeliveryRow)).execute()
    },
    async updateDelivery(delivery) {
      await db.updateTable('webhook_deliveries').set(toDeliveryRow(delivery)).where('id', '=', delivery.id).execute()
    },
    async getDelivery(endpointId, id) {
      const rows = await db
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('endpoint_id', '=', endpointId)
        .where('id', '=', id)
        .execute()
      return rows[0] && toDelivery(rows[0])
    },
    async listDeliveries(endpointId, query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = db.selectFrom('webhook_deliveries').selectAll().where('endpoint_id', '=', endpointId)
      if (query.status !== undefined) select = select.where('status', '=', query.status)
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toDelivery)
    },
    async listWaiting(endpointId, limit) {
      const rows = await db
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('next_attempt_at', 'is not', null)
        .where('endpoint_id', '=', endpointId)
        .orderBy('next_attempt_at')
        .limit(limit)
        .execute()
      return rows.map(toDelivery)
    },
    async dropFinished(before) {
      await db
        .deleteFrom('webhook_deliveries')
        .where('status', '!=', 'pending')
        .where('created_at', '<', before)
        .execute()
    },
  }
}

function toEndpointRow(endpoint: EndpointRecord): Tables['webhook_endpoints'] {
  return { id: endpoint.id, url: endpoint.url, created_at: endpoint.createdAt, record: JSON.stringify(endpoint) }
}

function toEndpoint(row: Tables['webhook_endpoints']): EndpointRecord {
  return JSON.parse(row.record) as EndpointRecord // written by `toEndpointRow`
}

export function toDeliveryRow(delivery: DeliveryRecord): DeliveryRow {
  return {
    id: delivery.id,
    endpoint_id: delivery.endpointId,
    status: delivery.status,
    next_attempt_at: delivery.nextAttemptAt,
    created_at: delivery.createdAt,
    record: JSON.stringify(delivery),
  }
}

function toDelivery(row: DeliveryRow): DeliveryRecord {
  return JSON.parse(row.record) as DeliveryRecord // written by `toDeliveryRow`
}

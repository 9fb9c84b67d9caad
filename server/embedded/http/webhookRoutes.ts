import { Hono } from 'hono'
import { conflict, invalid, notFound, Problem } from '../problem.ts'
import { toDeliveryObject, toEndpointObject } from '../profiles/webhookObject.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import { createSigningSecret } from '../webhooks/signature.ts'
import type { EndpointRecord } from '../webhooks/webhook.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { patchedMetadata } from './fields.ts'
import { cursorOf, readPageQuery, toList } from './lists.ts'
import { jsonBody } from './requestBody.ts'
import { readEndpointCreation, readEndpointUpdate } from './webhookFields.ts'

const statuses = ['pending', 'delivered', 'rejected', 'dead_letter']

export function webhookRoutes({ store, webhooks, profile }: Cloud): Hono<CloudEnv> {
  const { allowsLocalWebhooks } = webhooks

  async function find(id: string): Promise<EndpointRecord> {
    const endpoint = await store.webhooks.getEndpoint(id)
    if (!endpoint) throw notFound('Webhook endpoint', id)
    return endpoint
  }

  async function change(id: string, changes: Partial<EndpointRecord>): Promise<EndpointRecord> {
    const changed = { ...(await find(id)), ...changes, updatedAt: nowInstant() }
    if (!(await store.webhooks.updateEndpoint(changed))) throw duplicate(changed.url)
    await webhooks.refresh()
    return changed
  }

  async function update(c: CloudContext, id: string) {
    const { changes, metadata } = readEndpointUpdate(jsonBody(c), allowsLocalWebhooks)
    const endpoint = await find(id)
    const changed = await change(id, { ...changes, metadata: patchedMetadata(endpoint.metadata, metadata) })
    return c.json(toEndpointObject(changed))
  }

  function readStatus(c: CloudContext): string | undefined {
    const status = c.req.query('status')
    if (status === undefined || statuses.includes(status)) return status
    throw invalid(`Field 'status' must be ${statuses.map((name) => `'${name}'`).join(' or ')}.`, 'status')
  }

  return new Hono<CloudEnv>()
    .post('/', async (c) => {
      const id = createId('whep')
      const secret = createSigningSecret()
      const at = nowInstant()
      const endpoint: EndpointRecord = {
        ...readEndpointCreation(jsonBody(c), allowsLocalWebhooks),
        id,
        isActive: true,
        sealed: webhooks.sealSecret(id, secret),
        consecutiveFailures: 0,
        createdAt: at,
        updatedAt: at,
      }
      if (!(await store.webhooks.createEndpoint(endpoint))) throw duplicate(endpoint.url)
      await webhooks.refresh()
      c.header('cache-control', 'no-store')
      return c.json(toEndpointObject(endpoint, secret), profile.status.create)
    })
    .get('/', async (c) => {
      const query = readPageQuery(c, cursorOf('whep'))
      const page = await store.webhooks.listEndpoints(query)
      return c.json(
        toList(
          page,
          query,
          (endpoint) => toEndpointObject(endpoint),
          ({ id }) => id,
        ),
      )
    })
    .get('/:id', async (c) => c.json(toEndpointObject(await find(c.req.param('id')))))
    .on(['POST', 'PUT'], '/:id', (c) => update(c, c.req.param('id')))
    .delete('/:id', async (c) => {
      const id = c.req.param('id')
      if (!(await store.webhooks.removeEndpoint(id))) throw notFound('Webhook endpoint', id)
      await webhooks.refresh()
      return c.json({ id, type: 'webhook_endpoint_deleted' })
    })
    .post('/:id/enable', async (c) => c.json(toEndpointObject(await change(c.req.param('id'), { isActive: true }))))
    .post('/:id/disable', async (c) => c.json(toEndpointObject(await change(c.req.param('id'), { isActive: false }))))
    .post('/:id/reset_secret', async (c) => {
      const secret = createSigningSecret()
      const id = c.req.param('id')
      const changed = await change(id, { sealed: webhooks.sealSecret(id, secret) })
      c.header('cache-control', 'no-store')
      return c.json(toEndpointObject(changed, secret))
    })
    .post('/:id/test', async (c) => {
      const endpoint = await find(c.req.param('id'))
      if (!endpoint.isActive) throw conflict(`Webhook endpoint '${endpoint.id}' is disabled. Enable it first.`)
      return c.json({ event_id: await webhooks.test(endpoint) }, 202)
    })
    .get('/:id/deliveries', async (c) => {
      const { id } = await find(c.req.param('id'))
      const query = { ...readPageQuery(c, cursorOf('whd')), status: readStatus(c) }
      const page = await store.webhooks.listDeliveries(id, query)
      return c.json(toList(page, query, toDeliveryObject, (delivery) => delivery.id))
    })
    .get('/:id/deliveries/:deliveryId', async (c) => {
      const { id } = await find(c.req.param('id'))
      const delivery = await store.webhooks.getDelivery(id, c.req.param('deliveryId'))
      if (!delivery) throw notFound('Webhook delivery', c.req.param('deliveryId'))
      return c.json(toDeliveryObject(delivery))
    })
}

function duplicate(url: string): Problem {
  return new Problem(422, 'invalid_request_error', `There is a webhook endpoint for ${url} already.`, 'url')
}

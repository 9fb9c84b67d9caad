import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createTestClock } from '../testClock.ts'
import { openTestApi, type TestApi } from './testApi.ts'

interface Received {
  headers: IncomingMessage['headers']
  body: string
}

const receivers: Server[] = []

afterEach(() => {
  for (const receiver of receivers.splice(0)) {
    receiver.closeAllConnections()
    receiver.close()
  }
})

/** A receiver that answers with one status after the other, the last one from then on; 0 never answers. */
async function openReceiver(...statuses: number[]) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    received.push({ headers: request.headers, body })
    const status = statuses[Math.min(received.length, statuses.length) - 1] ?? 200
    if (status !== 0) response.writeHead(status, { location: 'http://127.0.0.1/elsewhere' }).end()
  })
  receivers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { received, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

async function open() {
  const clock = createTestClock('2026-10-01T08:00:00Z')
  const api = await openTestApi('2026-05', { clock, allowsLocalWebhooks: true })
  return { api, clock }
}

async function deliveriesOf(api: TestApi, id: string) {
  return (await api.call('GET', `/webhook_endpoints/${id}/deliveries`)).body.data
}

it('tells a receiver what changed, signed as Standard Webhooks says', async () => {
  const { api } = await open()
  const receiver = await openReceiver(200)
  const { status, body: endpoint } = await api.call('POST', '/webhook_endpoints', {
    url: receiver.url,
    events: ['agent.created', 'session.created'],
    metadata: { team: 'core' },
  })
  expect([status, endpoint]).toMatchObject([201, { active: true, events: ['agent.created', 'session.created'] }])
  expect(endpoint.signing_secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const agent = await api.create('/agents', { name: 'helper', model: 'ultimate' })
  await api.call('POST', `/agents/${agent}`, { version: 1, system: 'Nobody asked to be told of this.' })
  await expect.poll(() => receiver.received, { interval: 5 }).toHaveLength(1)

  const [{ headers, body } = { headers: {}, body: '' }] = receiver.received
  const envelope = JSON.parse(body)
  expect(envelope).toEqual({
    id: expect.stringMatching(/^whe_/),
    type: 'event',
    created_at: expect.any(String),
    data: { id: agent, type: 'agent.created' },
  })
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'QoderCloudAgents-Webhook/1.0',
    'webhook-id': envelope.id,
    'webhook-event-type': 'agent.created',
    'webhook-timestamp': String(Date.parse('2026-10-01T08:00:00Z') / 1000),
  })
  const key = Buffer.from(endpoint.signing_secret.slice('whsec_'.length), 'base64')
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(text).digest('base64')}`)
  await expect
    .poll(() => deliveriesOf(api, endpoint.id), { interval: 5 })
    .toMatchObject([
      { event_id: envelope.id, status: 'delivered', payload: envelope, attempts: [{ status_code: 200, error: null }] },
    ])
})

it('tells of sessions, turns and runs by their own names', async () => {
  const { api } = await open()
  const receiver = await openReceiver(200)
  await api.call('POST', '/webhook_endpoints', { url: receiver.url, events: ['*'] })
  const session = await api.createSession({
    initial_events: [{ type: 'user.message', content: [{ type: 'text', text: 'Go.' }] }],
  })
  await api.call('POST', `/sessions/${session.id}`, { title: 'renamed' })
  await api.call('POST', `/sessions/${session.id}/archive`)
  await api.call('DELETE', `/sessions/${session.id}`)
  await expect
    .poll(
      () =>
        receiver.received
          .map(({ body }) => JSON.parse(body).data)
          .filter(({ id }) => id === session.id)
          .map(({ type }) => type)
          .sort(),
      { interval: 5 },
    )
    .toEqual([
      'session.archived',
      'session.created',
      'session.deleted',
      'session.status_run_started',
      'session.updated',
    ])
})

it('tries again at once, after 1 s, 5 s and 30 s, then gives up and says so', async () => {
  const { api, clock } = await open()
  const receiver = await openReceiver(500)
  const { body: endpoint } = await api.call('POST', '/webhook_endpoints', { url: receiver.url, events: ['*'] })
  await api.call('POST', `/webhook_endpoints/${endpoint.id}/test`)
  for (const [index, nextTry] of [1000, 5000, 30_000].entries()) {
    await expect
      .poll(() => deliveriesOf(api, endpoint.id), { interval: 5 })
      .toMatchObject([
        {
          status: 'pending',
          attempts: Array.from({ length: index + 1 }, () => ({ status_code: 500 })),
          next_attempt_at: new Date(clock.nowMs() + nextTry).toISOString().replace('Z', '000Z'),
        },
      ])
    clock.moveBy(nextTry)
  }
  await expect
    .poll(() => deliveriesOf(api, endpoint.id), { interval: 5 })
    .toMatchObject([{ status: 'dead_letter', next_attempt_at: null }])
  expect(receiver.received).toHaveLength(4)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect((await api.call('GET', `/webhook_endpoints/${endpoint.id}`)).body.consecutive_failures).toBe(1)
})

it.each([400, 404, 302])('does not try again after %i', async (status) => {
  const { api } = await open()
  const receiver = await openReceiver(status)
  const { body: endpoint } = await api.call('POST', '/webhook_endpoints', { url: receiver.url, events: ['*'] })
  await api.call('POST', `/webhook_endpoints/${endpoint.id}/test`)
  await expect
    .poll(() => deliveriesOf(api, endpoint.id), { interval: 5 })
    .toMatchObject([{ status: 'rejected', attempts: [{ status_code: status }], next_attempt_at: null }])
})

it('waits 30 seconds for an answer, and tries again when nobody listens', async () => {
  const { api, clock } = await open()
  const receiver = await openReceiver(0)
  const { body: endpoint } = await api.call('POST', '/webhook_endpoints', { url: receiver.url, events: ['*'] })
  await api.call('POST', `/webhook_endpoints/${endpoint.id}/test`)
  await expect.poll(() => receiver.received, { interval: 5 }).toHaveLength(1)
  clock.moveBy(30_000)
  await expect
    .poll(() => deliveriesOf(api, endpoint.id), { interval: 5 })
    .toMatchObject([
      {
        status: 'pending',
        attempts: [{ status_code: null, error: 'No answer within 30 seconds.', duration_ms: 30_000 }],
      },
    ])
  receiver.server.closeAllConnections()
  receiver.server.close()
  clock.moveBy(1000)
  await expect
    .poll(() => deliveriesOf(api, endpoint.id), { interval: 5 })
    .toMatchObject([{ attempts: [{}, { status_code: null, error: 'Nothing listens at this address.' }] }])
})

it('holds what is undelivered while an endpoint is disabled, and drops it with the endpoint', async () => {
  const { api, clock } = await open()
  const receiver = await openReceiver(503, 200)
  const { body: endpoint } = await api.call('POST', '/webhook_endpoints', { url: receiver.url, events: ['*'] })
  const path = `/webhook_endpoints/${endpoint.id}`
  await api.call('POST', `${path}/test`)
  await expect.poll(() => deliveriesOf(api, endpoint.id), { interval: 5 }).toMatchObject([{ attempts: [{}] }])
  expect((await api.call('POST', `${path}/disable`)).body.active).toBe(false)
  expect((await api.call('POST', `${path}/test`)).status).toBe(409)
  await api.create('/agents', { name: 'unheard', model: 'ultimate' })
  clock.moveBy(60_000)
  expect(receiver.received).toHaveLength(1)
  await api.call('POST', `${path}/enable`)
  await expect.poll(() => deliveriesOf(api, endpoint.id), { interval: 5 }).toMatchObject([{ status: 'delivered' }])
  expect((await api.call('DELETE', path)).body).toEqual({ id: endpoint.id, type: 'webhook_endpoint_deleted' })
  expect((await api.call('GET', `${path}/deliveries`)).status).toBe(404)
})

it('shows a secret once, and another one after a reset', async () => {
  const { api } = await open()
  const receiver = await openReceiver(200)
  const { body: endpoint } = await api.call(
    'POST',
    '/webhook_endpoints',
    { url: receiver.url, events: ['*'] },
    { 'idempotency-key': 'k' },
  )
  const { body: again } = await api.call('POST', `/webhook_endpoints/${endpoint.id}/reset_secret`)
  expect(again.signing_secret).not.toBe(endpoint.signing_secret)
  const shown = JSON.stringify([
    (await api.call('GET', '/webhook_endpoints')).body,
    (await api.call('GET', `/webhook_endpoints/${endpoint.id}`)).body,
    (await api.call('PUT', `/webhook_endpoints/${endpoint.id}`, { description: 'mine' })).body,
    (await api.call('POST', '/webhook_endpoints', { url: receiver.url, events: ['*'] }, { 'idempotency-key': 'k' }))
      .body,
  ])
  expect(shown).not.toContain('whsec_')
})

it('refuses a second endpoint for a URL, and what is not in the catalogue', async () => {
  const { api } = await open()
  const { url } = await openReceiver(200)
  await api.create('/webhook_endpoints', { url, events: ['*'] })
  const { status, body } = await api.call('POST', '/webhook_endpoints', { url, events: ['*'] })
  expect([status, body.error.param]).toEqual([422, 'url'])
  for (const [events, param] of [
    [[], 'events'],
    [['session.*'], 'events.0'],
    [['agent.created', 'session.status_idle'], 'events.1'],
  ] as const) {
    const refused = await api.call('POST', '/webhook_endpoints', { url: `${url}2`, events })
    expect([refused.status, refused.body.error.param]).toEqual([400, param])
  }
})

it('goes to public https addresses on port 443 only, unless this machine is allowed', async () => {
  const api = await openTestApi('2026-08')
  for (const url of [
    'http://example.com/hook',
    'https://example.com:8443/hook',
    'https://user:pw@example.com/hook',
    'https://10.0.0.1/hook',
    'https://[::1]/hook',
    'https://localhost/hook',
    'http://127.0.0.1:4000/hook',
    'https://169.254.169.254/latest',
    'ftp://example.com',
    'nowhere',
  ]) {
    const { status, body } = await api.call('POST', '/webhook_endpoints', { url, events: ['*'] })
    expect([url, status, body.error.param]).toEqual([url, 400, 'url'])
  }
  const { status } = await api.call('POST', '/webhook_endpoints', { url: 'https://example.com/hook', events: ['*'] })
  expect(status).toBe(200)
})

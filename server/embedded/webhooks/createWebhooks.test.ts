import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createDataDir } from '../../testing/createDataDir.ts'
import { createChanges } from '../changes.ts'
import { createStore } from '../store/createStore.ts'
import { anEnvironment, anEvent, aSession } from '../store/testRecords.ts'
import { createTestClock } from '../testClock.ts'
import { createSecretBox } from '../vaults/secretBox.ts'
import { createSend, DestinationProblem, type Send } from './createSend.ts'
import { createWebhooks } from './createWebhooks.ts'
import { createSigningSecret } from './signature.ts'

const secretBox = createSecretBox(Buffer.alloc(32, 1))

async function openQueue(dataDir: string, send: Send) {
  const store = await createStore({ dataDir })
  const changes = createChanges(() => {})
  const clock = createTestClock('2026-10-01T08:00:00Z')
  const webhooks = createWebhooks({
    store: store.webhooks,
    secretBox,
    changes,
    events: store.events,
    clock,
    send,
    allowsLocalWebhooks: false,
    log: () => {},
  })
  await webhooks.open()
  return {
    store,
    changes,
    webhooks,
    async close() {
      await webhooks.close()
      await store.close()
    },
  }
}

const anEndpoint = {
  id: 'whep_1',
  url: 'https://example.com/hook',
  description: '',
  events: ['*'],
  metadata: {},
  isActive: true,
  sealed: secretBox.seal({ secret: createSigningSecret() }, 'whep_1'),
  consecutiveFailures: 0,
  createdAt: '2026-10-01T07:00:00.000000Z',
  updatedAt: '2026-10-01T07:00:00.000000Z',
}

it('sends after a restart what it was sending when the server stopped', async () => {
  const dataDir = createDataDir('webhooks')
  const begun: string[] = []
  const first = await openQueue(dataDir, (_url, { headers }, signal) => {
    begun.push(headers['webhook-id'] ?? '')
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  await first.store.webhooks.createEndpoint(anEndpoint)
  await first.webhooks.refresh()
  await first.changes.tell({ type: 'agent.created', id: 'agent_1' })
  await expect.poll(() => begun, { interval: 5 }).toHaveLength(1)
  await first.close()

  const sent: string[] = []
  const second = await openQueue(dataDir, async (_url, { headers }) => {
    sent.push(headers['webhook-id'] ?? '')
    return 204
  })
  await expect.poll(() => sent, { interval: 5 }).toEqual(begun)
  await second.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('has queued what an event means as soon as the event is on disk, whatever happens next', async () => {
  const dataDir = createDataDir('webhooks')
  const first = await openQueue(dataDir, async () => 204)
  await first.store.webhooks.createEndpoint(anEndpoint)
  await first.webhooks.refresh()
  const environment = anEnvironment()
  const session = aSession({ environmentId: environment.id })
  await first.store.environments.create(environment)
  await first.store.sessions.create(session)
  await first.webhooks.close() // nobody looks at the queue any more, as after a crash
  await first.store.events.append(session.id, [anEvent('session.status_idle'), anEvent('agent.message')])
  await first.store.close()

  const sent: string[] = []
  const second = await openQueue(dataDir, async (_url, { body }) => {
    sent.push(JSON.parse(body).data)
    return 204
  })
  await expect.poll(() => sent, { interval: 5 }).toEqual([{ type: 'session.status_idled', id: session.id }])
  await second.store.webhooks.removeEndpoint(anEndpoint.id) // the queue has not heard of it yet
  await second.store.events.append(session.id, [anEvent('session.status_idle')])
  expect(await second.store.events.lastSeq(session.id)).toBe(3)
  await second.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('lets one receiver that does not answer hold up no other', async () => {
  const dataDir = createDataDir('webhooks')
  const sent: string[] = []
  const queue = await openQueue(dataDir, (url, _post, signal) => {
    sent.push(url)
    if (url.includes('quick')) return Promise.resolve(200)
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  await queue.store.webhooks.createEndpoint(anEndpoint)
  await queue.webhooks.refresh()
  for (let index = 0; index < 20; index += 1) await queue.changes.tell({ type: 'agent.updated', id: `agent_${index}` })
  const quick = {
    ...anEndpoint,
    id: 'whep_2',
    url: 'https://quick.example/',
    sealed: secretBox.seal({ secret: createSigningSecret() }, 'whep_2'),
  }
  await queue.store.webhooks.createEndpoint(quick)
  await queue.webhooks.refresh()
  await queue.changes.tell({ type: 'agent.created', id: 'agent_new' })
  await expect.poll(() => sent, { interval: 5 }).toContain(quick.url)
  expect(sent.filter((url) => url === anEndpoint.url)).toHaveLength(4)
  await queue.close()
  rmSync(dataDir, { recursive: true, force: true })
})

it('refuses a name that leads to a private address, whatever it led to before', async () => {
  const send = createSend({ allowsLoopback: true, lookup: async () => [{ address: '10.0.0.7', family: 4 }] })
  const { signal } = new AbortController()
  await expect(send('https://hooks.example/x', { headers: {}, body: '' }, signal)).rejects.toThrow(DestinationProblem)
  await expect(send('https://hooks.example/x', { headers: {}, body: '' }, signal)).rejects.toThrow('10.0.0.7')
})

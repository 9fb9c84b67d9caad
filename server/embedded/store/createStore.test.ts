import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Preview, SessionRecord, StoredEvent } from '../canonical.ts'
import { createStore } from './createStore.ts'
import type { Store } from './store.ts'
import { anAgent, anEnvironment, anEvent, aSession } from './testRecords.ts'

let dataDir: string
let store: Store

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-store-'))
  store = await createStore({ dataDir })
})

afterEach(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true })
})

async function storedSession(differences: Partial<SessionRecord> = {}): Promise<SessionRecord> {
  const environment = anEnvironment()
  await store.environments.create(environment)
  const session = aSession({ environmentId: environment.id, ...differences })
  await store.sessions.create(session)
  return session
}

const anyTime = { created: {}, limit: 100 }

it('keeps every object across a restart', async () => {
  const agent = anAgent({ metadata: { team: 'docs' } })
  await store.agents.create(agent)
  const session = await storedSession({ agent, stopReason: { type: 'requires_action', event_ids: ['evt_1'] } })
  const [event] = await store.events.append(session.id, [anEvent('user.message', { content: [] })])
  await store.close()
  store = await createStore({ dataDir })
  expect(await store.agents.get(agent.id)).toEqual(agent)
  expect(await store.sessions.get(session.id)).toEqual(session)
  expect((await store.events.list(session.id, anyTime)).items).toEqual([event])
})

it('keeps its files for their owner alone', async () => {
  await storedSession()
  const modes = readdirSync(dataDir).map((name) => statSync(join(dataDir, name)).mode & 0o077)
  expect(modes.length).toBeGreaterThan(0)
  expect(modes).toEqual(modes.map(() => 0))
})

it('says in one sentence that somebody else holds the folder', async () => {
  await expect(createStore({ dataDir })).rejects.toThrow(/is in use by another process\. Stop that process/)
})

it('adds a version only behind the latest one', async () => {
  const agent = anAgent()
  await store.agents.create(agent)
  expect(await store.agents.addVersion({ ...agent, version: 2, name: 'second' })).toBe(true)
  expect(await store.agents.addVersion({ ...agent, version: 2, name: 'late' })).toBe(false)
  expect((await store.agents.get(agent.id))?.name).toBe('second')
  expect((await store.agents.get(agent.id, 1))?.name).toBe('helper')
  const { items } = await store.agents.versions(agent.id, { limit: 10 })
  expect(items.map(({ version }) => version)).toEqual([2, 1])
})

it('pages both ways without losing or repeating an object', async () => {
  const agents = [anAgent(), anAgent(), anAgent(), anAgent(), anAgent()]
  for (const agent of agents) await store.agents.create(agent)
  const newestFirst = agents.map(({ id }) => id).reverse()
  const list = (query: object) => store.agents.list({ limit: 2, includeArchived: false, created: {}, ...query })
  const first = await list({})
  const second = await list({ after: newestFirst[1] })
  const back = await list({ before: newestFirst[3] })
  expect([first, second, back].map(({ items }) => items.map(({ id }) => id))).toEqual([
    newestFirst.slice(0, 2),
    newestFirst.slice(2, 4),
    newestFirst.slice(1, 3),
  ])
  expect([first.hasMore, (await list({ after: newestFirst[3] })).hasMore]).toEqual([true, false])
})

it('hides archived agents unless asked', async () => {
  const agent = anAgent()
  await store.agents.create(agent)
  await store.agents.archive(agent.id, agent.createdAt)
  const ids = async (includeArchived: boolean) =>
    (await store.agents.list({ limit: 10, includeArchived, created: {} })).items.map(({ id }) => id)
  expect([await ids(false), await ids(true)]).toEqual([[], [agent.id]])
})

it('filters sessions by status, agent and time', async () => {
  const running = await storedSession({ status: 'running' })
  const idle = await storedSession()
  const list = async (query: object) =>
    (await store.sessions.list({ limit: 10, includeArchived: false, created: {}, ...query })).items.map(({ id }) => id)
  expect(await list({ statuses: ['running', 'rescheduling'] })).toEqual([running.id])
  expect(await list({ agentId: idle.agent.id, agentVersion: 1 })).toEqual([idle.id])
  expect(await list({ created: { gt: running.createdAt } })).toEqual([idle.id])
  expect((await store.sessions.listUnfinished()).map(({ id }) => id)).toEqual([running.id])
})

it('numbers events without holes and dates them strictly later each', async () => {
  const session = await storedSession()
  const batches = await Promise.all(
    [1, 2, 3].map((n) => store.events.append(session.id, [anEvent('a', { n }), anEvent('b', { n })])),
  )
  const events = batches.flat()
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
  const dates = events.map(({ processedAt }) => processedAt)
  expect(dates).toEqual([...new Set(dates)].sort())
  expect(dates[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  expect(await store.events.lastSeq(session.id)).toBe(6)
})

it('changes the session in the transaction of the events', async () => {
  const session = await storedSession()
  const [event] = await store.events.append(session.id, [anEvent('session.status_running')], { status: 'running' })
  const read = await store.sessions.get(session.id)
  expect([read?.status, read?.updatedAt]).toEqual(['running', event?.processedAt])
})

it('refuses events of a session that does not exist without disturbing the others', async () => {
  const session = await storedSession()
  const [unknown, known] = await Promise.allSettled([
    store.events.append('sess_unknown', [anEvent('a')]),
    store.events.append(session.id, [anEvent('a')]),
  ])
  expect([unknown.status, known.status]).toEqual(['rejected', 'fulfilled'])
})

it('refuses an id that exists already without disturbing the others', async () => {
  const session = await storedSession()
  await store.events.append(session.id, [anEvent('a', {}, { id: 'evt_1' })])
  const [twice, fresh] = await Promise.allSettled([
    store.events.append(session.id, [anEvent('a', {}, { id: 'evt_1' })]),
    store.events.append(session.id, [anEvent('b')]),
  ])
  expect([twice.status, fresh.status]).toEqual(['rejected', 'fulfilled'])
  expect(await store.events.lastSeq(session.id)).toBe(2)
})

it('tells listeners of events and previews in the order in which they were given', async () => {
  const session = await storedSession()
  const told: string[] = []
  store.events.subscribe(session.id, (item) => told.push(item.type))
  const written = store.events.append(session.id, [anEvent('session.status_running')])
  store.events.publish(session.id, { type: 'event_start', event: { id: 'evt_1', type: 'agent.message' } })
  store.events.publish(session.id, { type: 'event_delta', eventId: 'evt_1', index: 0, text: 'a' })
  store.events.publish(session.id, { type: 'event_delta', eventId: 'evt_1', index: 0, text: 'b' })
  const message = store.events.append(session.id, [anEvent('agent.message', {}, { id: 'evt_1' })])
  await Promise.all([written, message])
  expect(told).toEqual(['session.status_running', 'event_start', 'event_delta', 'event_delta', 'agent.message'])
})

it('tells a late listener what is in flight, and only that', async () => {
  const session = await storedSession()
  const [running] = await store.events.append(session.id, [anEvent('session.status_running')])
  const start: Preview = { type: 'event_start', event: { id: 'evt_1', type: 'agent.message' } }
  store.events.publish(session.id, start)
  store.events.publish(session.id, { type: 'event_delta', eventId: 'evt_1', index: 0, text: 'half' })
  const late: (StoredEvent | Preview)[] = []
  store.events.subscribe(session.id, (item) => late.push(item))
  expect(late).toEqual([
    { ...start, afterSeq: running?.seq },
    { type: 'event_delta', eventId: 'evt_1', index: 0, text: 'half' },
  ])
  await store.events.append(session.id, [anEvent('agent.message', {}, { id: 'evt_1' })])
  const later: unknown[] = []
  store.events.subscribe(session.id, (item) => later.push(item))
  expect(later).toEqual([])
})

it('knows where the newest turn begins', async () => {
  const session = await storedSession()
  expect(await store.events.turnStart(session.id)).toBeUndefined()
  await store.events.append(session.id, [anEvent('a'), anEvent('b')])
  await store.events.append(session.id, [anEvent('session.updated', {}, { turnId: null })])
  await store.events.append(session.id, [
    anEvent('a', {}, { turnId: 'turn_2' }),
    anEvent('b', {}, { turnId: 'turn_2' }),
  ])
  expect(await store.events.turnStart(session.id)).toBe(4)
})

it('lists events by type and thread, and refuses a cursor of another session', async () => {
  const session = await storedSession()
  const other = await storedSession()
  await store.events.append(session.id, [anEvent('a'), anEvent('b', {}, { threadId: 'sthr_2' })])
  const [foreign] = await store.events.append(other.id, [anEvent('a')])
  const types = async (query: object) =>
    (await store.events.list(session.id, { ...anyTime, ...query })).items.map(({ type }) => type)
  expect(await types({ types: ['b', 'unheard.of'] })).toEqual(['b'])
  expect(await types({ threadId: 'sthr_2' })).toEqual(['b'])
  expect(await types({ order: 'desc' })).toEqual(['b', 'a'])
  const refused = types({ after: foreign?.id, cursorName: 'page' })
  await expect(refused).rejects.toMatchObject({ status: 400, param: 'page' })
})

it('removes a session with its events and lets go of its environment', async () => {
  const session = await storedSession()
  await store.events.append(session.id, [anEvent('a')])
  expect(await store.environments.remove(session.environmentId)).toBe(false)
  expect(await store.sessions.remove(session.id)).toBe(true)
  expect((await store.events.list(session.id, anyTime)).items).toEqual([])
  expect(await store.environments.remove(session.environmentId)).toBe(true)
})

it('keeps an answer under its key', async () => {
  const answer = { fingerprint: 'f', status: 201, body: '{}' }
  await store.idempotency.put('key', { ...answer, sessionId: null })
  expect(await store.idempotency.get('key')).toEqual(answer)
  expect(await store.idempotency.get('other')).toBeUndefined()
})

import { rmSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { createDataDir } from '../../testing/createDataDir.ts'
import { createChanges } from '../changes.ts'
import { createOpenTurns } from '../http/testApi.ts'
import { createStore } from '../store/createStore.ts'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import { anAgent, anEnvironment } from '../store/testRecords.ts'
import { createTestClock } from '../testClock.ts'
import { createDeployments, type Deployments } from './createDeployments.ts'
import type { DeploymentRecord } from './deployment.ts'

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A scheduler over a data folder; `restart` is what a start after a crash or a stop sees. */
async function openScheduler(start: string) {
  const dataDir = createDataDir('scheduler')
  const clock = createTestClock(start)
  const log: string[] = []
  const told: string[] = []
  let store = await createStore({ dataDir })
  let deployments = await begin(store)
  const agent = anAgent()
  const environment = anEnvironment()
  await store.agents.create(agent)
  await store.environments.create(environment)

  async function begin(given: Store): Promise<Deployments> {
    const changes = createChanges((line) => log.push(line))
    changes.subscribe(async ({ type }) => void told.push(type))
    const begun = createDeployments({
      store: given,
      runtime: createOpenTurns(given),
      changes,
      clock,
      log: (line) => log.push(line),
    })
    await begun.open()
    return begun
  }
  closing.push(async () => {
    await deployments.close()
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    clock,
    log,
    told,
    agent,
    environment,
    get store() {
      return store
    },
    get deployments() {
      return deployments
    },
    aDeployment: (differences: Partial<DeploymentRecord> = {}): DeploymentRecord => ({
      id: createId('dep'),
      name: 'hourly',
      description: '',
      agent: { id: agent.id, version: agent.version },
      environmentId: environment.id,
      environmentVariables: '',
      initialEvents: [{ type: 'user.message', content: [{ type: 'text', text: 'Go.' }] }],
      resources: [],
      vaultIds: [],
      schedule: { expression: '0 * * * *', timezone: 'Europe/Berlin' },
      status: 'active',
      pausedReason: null,
      metadata: {},
      archivedAt: null,
      createdAt: start,
      updatedAt: start,
      lastRunAt: null,
      nextRunAt: null,
      ...differences,
    }),
    async runs() {
      const { items } = await store.deploymentRuns.list({ limit: 100, created: {}, order: 'asc' })
      return items
    },
    async sessions() {
      const { items } = await store.sessions.list({ limit: 100, created: {}, includeArchived: true })
      return items
    },
    async restart({ at }: { at?: string } = {}) {
      await deployments.close()
      await store.close()
      if (at) clock.moveTo(at)
      store = await createStore({ dataDir })
      deployments = await begin(store)
    },
  }
}

const dueTimesOf = (runs: { trigger: { type: string; scheduledAt?: string } }[]) =>
  runs.map(({ trigger }) => trigger.scheduledAt)

it('starts one session for each due time, through both hours that a change of the clocks names alike', async () => {
  const scheduler = await openScheduler('2026-10-24T23:30:00Z')
  await scheduler.deployments.add(scheduler.aDeployment())
  for (const [index, instant] of ['2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z'].entries()) {
    scheduler.clock.moveTo(instant)
    await expect.poll(scheduler.sessions, { interval: 5 }).toHaveLength(index + 1)
  }
  await scheduler.deployments.close()
  expect(dueTimesOf(await scheduler.runs())).toEqual([
    '2026-10-25T00:00:00Z',
    '2026-10-25T01:00:00Z',
    '2026-10-25T02:00:00Z',
  ])
  expect(scheduler.told.slice(0, 3)).toEqual(['deployment_run.started', 'session.created', 'deployment_run.succeeded'])
})

it('makes up for the newest missed time only, once', async () => {
  const scheduler = await openScheduler('2026-10-01T08:30:00Z')
  const { id } = await scheduler.deployments.add(scheduler.aDeployment())
  await scheduler.restart({ at: '2026-10-03T11:20:00Z' })
  await expect.poll(scheduler.sessions, { interval: 5 }).toHaveLength(1)
  await scheduler.restart()
  await scheduler.deployments.close()
  expect(dueTimesOf(await scheduler.runs())).toEqual(['2026-10-03T11:00:00Z'])
  expect(await scheduler.store.deployments.get(id)).toMatchObject({
    lastRunAt: '2026-10-03T11:00:00Z',
    nextRunAt: '2026-10-03T12:00:00Z',
  })
})

it('makes up for nothing that passed while it was paused', async () => {
  const scheduler = await openScheduler('2026-10-01T08:30:00Z')
  const { id } = await scheduler.deployments.add(scheduler.aDeployment())
  await scheduler.deployments.change(id, async (now) => ({ ...now, status: 'paused' }))
  scheduler.clock.moveTo('2026-10-01T12:30:00Z')
  await scheduler.deployments.change(id, async (now) => ({ ...now, status: 'active' }))
  scheduler.clock.moveTo('2026-10-01T12:45:00Z')
  await scheduler.deployments.close()
  expect(await scheduler.runs()).toEqual([])
})

it('keeps the due time when something else changes at that moment', async () => {
  const scheduler = await openScheduler('2026-10-01T08:30:00Z')
  const { id } = await scheduler.deployments.add(scheduler.aDeployment())
  scheduler.clock.moveTo('2026-10-01T08:59:59Z')
  const renamed = scheduler.deployments.change(id, async (now) => ({ ...now, name: 'renamed' }))
  scheduler.clock.moveTo('2026-10-01T09:00:00Z')
  await renamed
  await expect.poll(scheduler.sessions, { interval: 5 }).toMatchObject([{ title: 'renamed' }])
})

it('finishes a run that a crash cut off before its session was made', async () => {
  const scheduler = await openScheduler('2026-10-01T08:30:00Z')
  const deployment = await scheduler.deployments.add(scheduler.aDeployment())
  const claimed = {
    id: createId('drun'),
    deploymentId: deployment.id,
    agent: deployment.agent,
    outcome: 'starting' as const,
    sessionId: createId('sess'),
    error: null,
    trigger: { type: 'schedule' as const, scheduledAt: '2026-10-01T09:00:00Z' },
    createdAt: '2026-10-01T09:00:00Z',
  }
  await scheduler.store.deploymentRuns.create(claimed)
  // The deployment itself still says that 09:00 is to come.
  await scheduler.restart({ at: '2026-10-01T09:00:05Z' })
  await expect
    .poll(async () => (await scheduler.store.deployments.get(deployment.id))?.nextRunAt, { interval: 5 })
    .toBe('2026-10-01T10:00:00Z')
  await scheduler.restart()
  await scheduler.deployments.close()
  expect(await scheduler.runs()).toMatchObject([{ id: claimed.id, outcome: 'started' }])
  expect(await scheduler.sessions()).toMatchObject([
    { id: claimed.sessionId, deploymentId: deployment.id, status: 'running' },
  ])
})

it('sends the first events that a crash left unsent, and makes no second session', async () => {
  const scheduler = await openScheduler('2026-10-01T08:30:00Z')
  const deployment = await scheduler.deployments.add(scheduler.aDeployment({ schedule: null }))
  const run = await scheduler.deployments.runNow(deployment.id)
  const session = await scheduler.store.sessions.get(run.sessionId)
  if (!session) throw new Error('The run made no session.')
  await scheduler.store.sessions.remove(session.id)
  await scheduler.store.sessions.create({ ...session, status: 'idle' })
  await scheduler.store.deploymentRuns.update({ ...run, outcome: 'starting' })
  await scheduler.restart()
  expect(await scheduler.runs()).toMatchObject([{ outcome: 'started' }])
  expect(await scheduler.store.events.listAfterSeq(session.id, 0, 1)).toMatchObject([{ type: 'user.message' }])
  expect(await scheduler.sessions()).toHaveLength(1)
})

it('pauses itself and says why when a scheduled run cannot start', async () => {
  const scheduler = await openScheduler('2026-10-01T08:30:00Z')
  const { id } = await scheduler.deployments.add(scheduler.aDeployment())
  await scheduler.store.environments.update({ ...scheduler.environment, archivedAt: '2026-10-01T08:40:00Z' })
  scheduler.clock.moveTo('2026-10-01T09:00:00Z')
  await expect.poll(async () => (await scheduler.store.deployments.get(id))?.status, { interval: 5 }).toBe('paused')
  const error = {
    type: 'environment_archived_error',
    message: `Environment '${scheduler.environment.id}' is archived.`,
  }
  expect(await scheduler.store.deployments.get(id)).toMatchObject({
    pausedReason: { type: 'error', error },
    nextRunAt: null,
  })
  expect(await scheduler.runs()).toMatchObject([{ outcome: 'failed', error }])
  expect(scheduler.told).toEqual(['deployment_run.started', 'deployment_run.failed'])
})

it.each([
  [{ type: 'file', file_id: 'file_gone' }, 'file_not_found_error'],
  [{ type: 'memory_store', memory_store_id: 'memstore_gone' }, 'session_resource_not_found_error'],
])('pauses a deployment whose %o is gone, and says which', async (resource, type) => {
  const scheduler = await openScheduler('2026-10-01T08:30:00Z')
  const { id } = await scheduler.deployments.add(scheduler.aDeployment({ resources: [resource] }))
  scheduler.clock.moveTo('2026-10-01T09:00:00Z')
  await expect.poll(async () => (await scheduler.store.deployments.get(id))?.status, { interval: 5 }).toBe('paused')
  expect(await scheduler.runs()).toMatchObject([{ outcome: 'failed', error: { type } }])
})

it('goes on after a run that was refused for a passing reason', async () => {
  const scheduler = await openScheduler('2026-10-01T08:30:00Z')
  const { id } = await scheduler.deployments.add(scheduler.aDeployment({ environmentVariables: 'QODER_X=1' }))
  scheduler.clock.moveTo('2026-10-01T09:00:00Z')
  await expect
    .poll(scheduler.runs, { interval: 5 })
    .toMatchObject([{ error: { type: 'session_creation_rejected_error' } }])
  expect(await scheduler.store.deployments.get(id)).toMatchObject({
    status: 'active',
    nextRunAt: '2026-10-01T10:00:00Z',
  })
})

it('asks its clock again within a minute, so that a machine that slept is not late for long', async () => {
  const scheduler = await openScheduler('2026-10-01T08:30:00Z')
  const waits: number[] = []
  const { after } = scheduler.clock
  scheduler.clock.after = (ms, run) => {
    waits.push(ms)
    return after(ms, run)
  }
  await scheduler.deployments.add(scheduler.aDeployment())
  scheduler.clock.moveTo('2026-10-01T09:00:00Z')
  await expect.poll(scheduler.sessions, { interval: 5 }).toHaveLength(1)
  expect(Math.max(...waits)).toBe(60_000)
})

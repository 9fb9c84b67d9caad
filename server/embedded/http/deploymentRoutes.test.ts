import { describe, expect, it } from 'vitest'
import { createTestClock } from '../testClock.ts'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

const message = { type: 'user.message', content: [{ type: 'text', text: 'Triage new issues.' }] }
const nightly = { type: 'cron', expression: '0 3 * * *', timezone: 'Europe/Berlin' }

async function open(profile = profiles[0] ?? '2026-05') {
  const clock = createTestClock('2026-10-01T08:15:30Z')
  const api = await openTestApi(profile, { clock })
  const agent = await api.create('/agents', { name: 'triage', model: 'ultimate' })
  const environment = await api.create('/environments', { name: 'box', config: { type: 'cloud' } })
  const wanted = { name: 'nightly triage', agent, environment_id: environment, initial_events: [message] }
  return { clock, api, agent, environment, wanted }
}

async function listRuns(api: TestApi, search = '') {
  return (await api.call('GET', `/deployment_runs${search}`)).body.data
}

describe.each(profiles)('in the form of %s', (profile) => {
  it('keeps what was sent, pins the newest version and says when it runs next', async () => {
    const { api, agent, environment, wanted } = await open(profile)
    await api.call('POST', `/agents/${agent}`, { version: 1, system: 'Be brief.' })
    const { status, body } = await api.call('POST', '/deployments', {
      ...wanted,
      schedule: nightly,
      environment_variables: 'LOG=info;MODE=fast',
      metadata: { team: 'core' },
    })
    expect(status).toBe(profile === '2026-05' ? 201 : 200)
    expect(body).toEqual({
      id: expect.stringMatching(/^dep_[0-9a-f]{32}$/),
      type: 'deployment',
      name: 'nightly triage',
      description: '',
      agent: { id: agent, type: 'agent', version: 2 },
      environment_id: environment,
      environment_variables: 'LOG=info;MODE=fast',
      initial_events: [message],
      resources: [],
      vault_ids: [],
      metadata: { team: 'core' },
      schedule: {
        ...nightly,
        last_run_at: null,
        upcoming_runs_at: [
          '2026-10-02T01:00:00Z',
          '2026-10-03T01:00:00Z',
          '2026-10-04T01:00:00Z',
          '2026-10-05T01:00:00Z',
          '2026-10-06T01:00:00Z',
        ],
      },
      status: 'active',
      paused_reason: null,
      archived_at: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
    expect((await api.call('GET', `/deployments/${body.id}`)).body).toEqual(body)
  })

  it('runs now: a session like any other, which knows its deployment', async () => {
    const { api, wanted, agent } = await open(profile)
    const id = await api.create('/deployments', { ...wanted, environment_variables: 'LOG=info' })
    await api.createSession()
    const run = await api.call('POST', `/deployments/${id}/run`)
    expect(run).toMatchObject({
      status: 200,
      body: {
        type: 'deployment_run',
        deployment_id: id,
        agent: { id: agent, type: 'agent', version: 1 },
        error: null,
        trigger_context: { type: 'manual' },
      },
    })
    const { body: sessions } = await api.call('GET', `/sessions?deployment_id=${id}`)
    expect(sessions.data).toMatchObject([
      { id: run.body.session_id, deployment_id: id, environment_variables: { LOG: 'info' } },
    ])
    const { body: events } = await api.call('GET', `/sessions/${run.body.session_id}/events?types=user.message`)
    expect(events.data).toMatchObject([message])
    expect((await api.call('GET', `/deployments/${id}/runs/${run.body.id}`)).body).toEqual(run.body)
    expect((await api.call('GET', `/deployment_runs/${run.body.id}`)).body).toEqual(run.body)
  })
})

it('begins with an outcome, which each of its sessions has under an id of its own', async () => {
  const { api, wanted } = await open()
  const outcome = { type: 'user.define_outcome', description: 'A report', rubric: { type: 'text', content: 'Short.' } }
  const id = await api.create('/deployments', { ...wanted, initial_events: [outcome] })
  expect((await api.call('GET', `/deployments/${id}`)).body.initial_events).toMatchObject([outcome])
  expect((await api.call('POST', `/deployments/${id}/run`)).body).toMatchObject({ error: null })
})

describe('what cannot be a deployment', () => {
  it('is refused by the name of its field', async () => {
    const { api, wanted } = await open()
    const refused: [fields: Record<string, unknown>, param: string][] = [
      [{ schedule: { ...nightly, expression: '0 3 L * *' } }, 'schedule.expression'],
      [{ schedule: { ...nightly, expression: '0 0 3 * * *' } }, 'schedule.expression'],
      [{ schedule: { ...nightly, expression: '0 3 31 2 *' } }, 'schedule.expression'],
      [{ schedule: { ...nightly, timezone: '+02:00' } }, 'schedule.timezone'],
      [{ schedule: { type: 'cron', expression: '0 3 * * *' } }, 'schedule.timezone'],
      [{ schedule: { ...nightly, type: 'interval' } }, 'schedule.type'],
      [{ initial_events: [] }, 'initial_events'],
      [{ initial_events: Array.from({ length: 51 }, () => message) }, 'initial_events'],
      [{ initial_events: [{ type: 'user.interrupt' }] }, 'initial_events.0.type'],
      [{ environment_variables: 'QODER_X=1' }, 'environment_variables'],
      [{ name: ' ' }, 'name'],
      [{ name: 'n'.repeat(257) }, 'name'],
      [{ vault_ids: Array.from({ length: 51 }, (_, index) => `vault_${index}`) }, 'vault_ids'],
      [{ metadata: { a: 1 } }, 'metadata.a'],
    ]
    for (const [fields, param] of refused) {
      const { status, body } = await api.call('POST', '/deployments', { ...wanted, ...fields })
      expect([status, body.error.param]).toEqual([400, param])
    }
    expect((await api.call('GET', '/deployments')).body.data).toEqual([])
  })

  it('an agent, a version or an environment that is not there', async () => {
    const { api, wanted, agent } = await open()
    for (const fields of [
      { agent: 'agent_missing' },
      { agent: { type: 'agent', id: agent, version: 9 } },
      { environment_id: 'env_missing' },
    ]) {
      expect((await api.call('POST', '/deployments', { ...wanted, ...fields })).status).toBe(404)
    }
  })
})

it('changes only what an update names, and pins the version it names', async () => {
  const { api, wanted, agent } = await open()
  const id = await api.create('/deployments', { ...wanted, schedule: nightly, metadata: { a: '1', b: '2' } })
  await api.call('POST', `/agents/${agent}`, { version: 1, system: 'Be brief.' })
  const { body: renamed } = await api.call('POST', `/deployments/${id}`, {
    name: 'triage',
    metadata: { a: null, c: '3' },
  })
  expect(renamed).toMatchObject({
    name: 'triage',
    agent: { version: 1 },
    metadata: { b: '2', c: '3' },
    schedule: nightly,
  })
  const { body: newest } = await api.call('PUT', `/deployments/${id}`, { agent, schedule: null })
  expect(newest).toMatchObject({ agent: { version: 2 }, schedule: null, name: 'triage' })
  const { body: pinned } = await api.call('POST', `/deployments/${id}`, {
    agent: { type: 'agent', id: agent, version: 1 },
  })
  expect(pinned.agent.version).toBe(1)
})

describe('pause, unpause and archive', () => {
  it('has nothing upcoming while it is paused, and refuses to pause twice or to run', async () => {
    const { api, wanted } = await open()
    const id = await api.create('/deployments', { ...wanted, schedule: nightly })
    const { body: paused } = await api.call('POST', `/deployments/${id}/pause`)
    expect(paused).toMatchObject({
      status: 'paused',
      paused_reason: { type: 'manual' },
      schedule: { upcoming_runs_at: [] },
    })
    expect((await api.call('POST', `/deployments/${id}/pause`)).status).toBe(409)
    expect((await api.call('POST', `/deployments/${id}/run`)).status).toBe(409)
    const { body: active } = await api.call('POST', `/deployments/${id}/unpause`)
    expect(active).toMatchObject({ status: 'active', paused_reason: null })
    expect(active.schedule.upcoming_runs_at).toHaveLength(5)
    expect(await listRuns(api)).toEqual([])
  })

  it('keeps an archived one readable under another name, and changes it no more', async () => {
    const { api, wanted } = await open()
    const id = await api.create('/deployments', { ...wanted, schedule: nightly })
    const { body: archived } = await api.call('POST', `/deployments/${id}/archive`)
    expect(archived).toMatchObject({ status: 'active', schedule: { upcoming_runs_at: [] } })
    expect(archived.name).toBe(`nightly triage_archived_${Math.floor(Date.parse(archived.archived_at) / 1000)}`)
    expect((await api.call('POST', `/deployments/${id}/archive`)).body).toEqual(archived)
    for (const [path, body] of [
      ['', { name: 'x' }],
      ['/pause', {}],
      ['/unpause', {}],
      ['/run', {}],
    ] as const) {
      expect((await api.call('POST', `/deployments/${id}${path}`, body)).status).toBe(409)
    }
    expect((await api.call('GET', '/deployments')).body.data).toEqual([])
    expect((await api.call('GET', '/deployments?include_archived=true')).body.data).toHaveLength(1)
  })

  it('has no delete', async () => {
    const { api, wanted } = await open()
    const id = await api.create('/deployments', wanted)
    expect((await api.call('DELETE', `/deployments/${id}`)).status).toBe(404)
  })
})

describe('lists', () => {
  it('filters deployments and pages both ways', async () => {
    const { api, wanted, agent } = await open()
    const ids = []
    for (const name of ['a', 'b', 'c']) ids.push(await api.create('/deployments', { ...wanted, name }))
    await api.call('POST', `/deployments/${ids[1]}/pause`)
    const { body: first } = await api.call('GET', '/deployments?limit=2')
    expect(first).toMatchObject({ has_more: true, first_id: ids[2], last_id: ids[1], next_page: ids[1] })
    expect((await api.call('GET', `/deployments?page=${first.next_page}`)).body.data).toMatchObject([{ name: 'a' }])
    expect((await api.call('GET', `/deployments?before_id=${ids[0]}`)).body.data).toHaveLength(2)
    expect((await api.call('GET', '/deployments?status=paused')).body.data).toMatchObject([{ name: 'b' }])
    expect((await api.call('GET', '/deployments?status=sleeping')).status).toBe(400)
    expect((await api.call('GET', `/deployments?agent_id=${agent}`)).body.data).toHaveLength(3)
    expect((await api.call('GET', '/deployments?agent_id=agent_other')).body.data).toEqual([])
  })

  it('filters runs by deployment, trigger and error', async () => {
    const { api, clock, wanted, agent } = await open()
    const scheduled = await api.create('/deployments', { ...wanted, schedule: nightly })
    const other = await api.create('/deployments', wanted)
    await api.call('POST', `/deployments/${other}/run`)
    clock.moveTo('2026-10-02T01:00:00Z')
    await expect.poll(() => listRuns(api), { interval: 5 }).toHaveLength(2)
    await api.call('POST', `/agents/${agent}/archive`)
    await api.call('POST', `/deployments/${other}/run`)
    expect(await listRuns(api, '?trigger_type=schedule')).toMatchObject([{ deployment_id: scheduled }])
    expect(await listRuns(api, `?deployment_id=${other}`)).toHaveLength(2)
    expect(await listRuns(api, '?has_error=true')).toMatchObject([
      { deployment_id: other, session_id: null, error: { type: 'agent_archived_error' } },
    ])
    expect(await listRuns(api, '?has_error=false')).toHaveLength(2)
    expect((await api.call('GET', '/deployment_runs?trigger_type=retry')).status).toBe(400)
    expect(
      (await api.call('GET', `/deployments/${other}/runs?triggered_after=2000-01-01T00:00:00Z`)).body.data,
    ).toHaveLength(2)
    expect(
      (await api.call('GET', `/deployments/${other}/runs?triggered_before=2000-01-01T00:00:00Z`)).body.data,
    ).toEqual([])
    expect((await api.call('GET', `/deployments/${other}/runs?triggered_before=soon`)).status).toBe(400)
  })
})

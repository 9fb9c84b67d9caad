import { describe, expect, it } from 'vitest'
import { openTestApi } from './testApi.ts'
import { upload } from './testUpload.ts'

const headers = { 'x-qoder-beta': 'other, search-2026-08-31' }

describe('a search', () => {
  it('finds agents by part of the name and by metadata, and tells how many there are', async () => {
    const api = await openTestApi('2026-08')
    const make = (name: string, metadata: Record<string, string>) =>
      api.create('/agents', { name, model: 'ultimate', metadata })
    const one = await make('Release notes', { team: 'core', 'a "key"': 'x' })
    const two = await make('Old releases', { team: 'core' })
    await make('Release train', { team: 'web' })
    await make('Helper', { team: 'core' })
    const search = async (body: object) => (await api.call('POST', '/agents/search', body, headers)).body
    const ids = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id)

    const first = await search({ name: 'RELEASE', metadata: { team: 'core' }, limit: 1 })
    expect([ids(first), first.total, first.has_more]).toEqual([[two], 2, true])
    const second = await search({ name: 'RELEASE', metadata: { team: 'core' }, limit: 1, page: first.next_page })
    expect([ids(second), second.total, second.has_more]).toEqual([[one], null, false])
    expect(ids(await search({ metadata: { 'a "key"': 'x' } }))).toEqual([one])
    const { data } = (await api.call('GET', '/agents?limit=100')).body
    expect((await search({})).total).toBe(data.length)
    await api.call('POST', `/agents/${two}/archive`)
    expect((await search({ name: 'release' })).total).toBe(2)
    expect((await search({ name: 'release', include_archived: true })).total).toBe(3)
    expect((await search({ 'created_at[gte]': '2100-01-01T00:00:00Z' })).total).toBe(0)
  })

  it('finds sessions by title and by the filters of their list', async () => {
    const api = await openTestApi('2026-08')
    const found = await api.createSession({ title: 'Notes for 4.2', metadata: { ticket: 'DOC-7' } })
    await api.createSession({ title: 'Other' })
    const search = async (body: object) => (await api.call('POST', '/sessions/search', body, headers)).body
    expect(await search({ name: 'notes', statuses: ['idle'], metadata: { ticket: 'DOC-7' } })).toMatchObject({
      data: [{ id: found.id }],
      total: 1,
    })
    expect((await search({ agent_id: found.agent.id, statuses: ['running'] })).total).toBe(0)
    expect((await search({ statuses: ['sleeping'] })).error.param).toBe('statuses')
  })

  it('finds environments and files', async () => {
    const api = await openTestApi('2026-05')
    const environment = await api.create('/environments', { name: 'Python box', config: { type: 'cloud' } })
    const { id } = (await upload(api, 'x', { name: 'quarterly_report.md', metadata: '{"team":"core"}' })).body
    const inEnvironments = await api.call('POST', '/environments/search', { name: 'python' }, headers)
    expect(inEnvironments.body).toMatchObject({ data: [{ id: environment }], total: 1 })
    const inFiles = await api.call('POST', '/files/search', { name: 'REPORT', metadata: { team: 'core' } }, headers)
    expect(inFiles.body).toMatchObject({ data: [{ id }], total: 1 })
    const none = await api.call('POST', '/files/search', { name: '%' }, headers)
    expect(none.body.total).toBe(0)
  })

  it('finds deployments by name, agent and whether they are paused', async () => {
    const api = await openTestApi('2026-08')
    const agent = await api.create('/agents', { name: 'triage', model: 'ultimate' })
    const environment_id = await api.create('/environments', { name: 'box', config: { type: 'cloud' } })
    const initial_events = [{ type: 'user.message', content: [{ type: 'text', text: 'Go.' }] }]
    const make = (name: string, metadata = {}) =>
      api.create('/deployments', { name, agent, environment_id, initial_events, metadata })
    const nightly = await make('Nightly triage', { team: 'core' })
    await make('Weekly report')
    const search = async (body: object) => (await api.call('POST', '/deployments/search', body, headers)).body
    expect(await search({ name: 'NIGHT', metadata: { team: 'core' }, agent_id: agent })).toMatchObject({
      data: [{ id: nightly, type: 'deployment' }],
      total: 1,
    })
    expect((await search({ status: 'paused' })).total).toBe(0)
    expect((await search({ status: 'asleep' })).error.param).toBe('status')
  })

  it('is refused without the beta header, with two cursors, and with a wrong limit', async () => {
    const api = await openTestApi('2026-08')
    const bare = await api.call('POST', '/files/search', {})
    expect([bare.status, bare.body.error.message]).toEqual([400, expect.stringContaining('search-2026-08-31')])
    const status = async (body: object) => (await api.call('POST', '/agents/search', body, headers)).status
    expect(await status({ page: 'agent_1', after_id: 'agent_2' })).toBe(400)
    expect(await status({ limit: 0 })).toBe(400)
    expect(await status({ metadata: { team: 1 } })).toBe(400)
  })

  it('is refused while ten others are in flight, and works again after them', async () => {
    const api = await openTestApi('2026-08')
    const all = await Promise.all(Array.from({ length: 11 }, () => api.call('POST', '/agents/search', {}, headers)))
    expect(all.map(({ status }) => status).sort()).toEqual([...Array(10).fill(200), 429])
    expect((await api.call('POST', '/agents/search', {}, headers)).status).toBe(200)
  })
})

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFrames } from './stream/frameReader.ts'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

const mark = 'only-this-session-knows'

/** Files of the data folder whose bytes hold the mark, the log in front of the database included. */
const marked = ({ dataDir }: TestApi) =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.includes(mark) || readFileSync(path).includes(mark))

describe.each(profiles)('a deleted session in the form of %s', (profile) => {
  it('leaves nothing in the data folder while the server runs', async () => {
    const api = await openTestApi(profile, { makeRuntime: null })
    const agent = await api.create('/agents', {
      name: 'clerk',
      model: 'scripted',
      tools: [{ type: 'agent_toolset_20260401' }],
    })
    const environment = await api.create('/environments', { name: 'desk', config: { type: 'cloud' } })
    const notes = await api.create('/memory_stores', { name: 'notes' })
    const made = await api.call(
      'POST',
      '/sessions',
      {
        agent,
        environment_id: environment,
        title: `${mark} in the title`,
        metadata: { note: mark },
        environment_variables: { WHO: mark },
        resources: [{ type: 'memory_store', memory_store_id: notes, instructions: mark }],
      },
      { 'idempotency-key': 'made once' },
    )
    const session = made.body.id
    const path = `/sessions/${session}`
    const frames = await readFrames((await api.cloud.fetch(api.request('GET', `${path}/events/stream`))).body)
    const text = `Run this command: echo ${mark} | tee ${mark}.txt /data/${mark}.txt ${made.body.resources[0].mount_path}/a.md`
    const events = { events: [{ type: 'user.message', content: [{ type: 'text', text }] }] }
    await api.call('POST', `${path}/events`, events, { 'idempotency-key': 'sent once' })
    await frames.until('session.status_idle')
    const workspace = join(api.dataDir, 'workspaces', session)
    expect(marked(api)).toEqual(expect.arrayContaining([join(workspace, 'workspace', `${mark}.txt`)]))
    expect(marked(api).map((file) => file.replace(api.dataDir, ''))).toContain('/cloud.db-wal')

    expect((await api.call('DELETE', `/memory_stores/${notes}`)).status).toBe(200)
    expect((await api.call('DELETE', path)).status).toBe(200)
    expect(existsSync(workspace)).toBe(false)
    expect(marked(api)).toEqual([])
    await api.restart()
    expect(marked(api)).toEqual([])
  })
})

it('removes at the start the folder of a session that a crash has left behind', async () => {
  const api = await openTestApi('2026-08')
  const { id } = await api.createSession()
  const folder = (name: string) => join(api.dataDir, 'workspaces', name)
  for (const name of [id, 'sess_gone']) mkdirSync(folder(name), { recursive: true })
  await api.restart()
  expect([existsSync(folder(id)), existsSync(folder('sess_gone'))]).toEqual([true, false])
})

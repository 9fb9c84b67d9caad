import { describe, expect, it } from 'vitest'
import { openTestApi, profiles } from './testApi.ts'
import { upload } from './testUpload.ts'

describe.each(profiles)('session resources in %s', (profile) => {
  it('are told with the session they were given to', async () => {
    const api = await openTestApi(profile)
    const { id } = (await upload(api, 'x')).body
    const store = await api.create('/memory_stores', { name: 'Team Notes', description: 'What we know' })
    const session = await api.createSession({
      resources: [
        { type: 'file', file_id: id, mount_path: '/data/inputs/spec.md' },
        { type: 'memory_store', memory_store_id: store, access: 'read_only', instructions: 'Look here first.' },
      ],
    })
    const [file, memory] = session.resources
    expect(file).toEqual({
      id: expect.stringMatching(/^sesr_[0-9a-f]{32}$/),
      type: 'file',
      file_id: id,
      mount_path: '/data/inputs/spec.md',
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
    expect(memory).toMatchObject({
      type: 'memory_store',
      memory_store_id: store,
      access: 'read_only',
      instructions: 'Look here first.',
      name: 'Team Notes',
      description: 'What we know',
      mount_path: '/mnt/memory/team-notes',
    })
    expect(session.memory_store_ids).toEqual(profile === '2026-05' ? [store] : undefined)
    const { body } = await api.call('GET', `/sessions/${session.id}/resources`)
    expect(body).toMatchObject({ data: [file, memory], has_more: false, first_id: file.id, last_id: memory.id })
    const listed = (await api.call('GET', `/sessions?memory_store_id=${store}`)).body.data
    expect(listed).toMatchObject([{ id: session.id, resources: [file, memory] }])
    expect((await api.call('GET', `/sessions/${session.id}/resources/${file.id}`)).body).toEqual(file)
  })

  it('take a file into a session and let it go again', async () => {
    const api = await openTestApi(profile)
    const { id } = (await upload(api, 'x')).body
    const session = await api.createSession()
    const path = `/sessions/${session.id}/resources`
    const added = await api.call('POST', path, { type: 'file', file_id: id })
    expect([added.status, added.body]).toMatchObject([
      profile === '2026-05' ? 201 : 200,
      { type: 'file', file_id: id, mount_path: `/mnt/session/uploads/${id}` },
    ])
    const again = await api.call('POST', path, { type: 'file', file_id: id })
    expect([again.status, again.body.error.type]).toEqual([409, 'invalid_request_error'])
    expect((await api.call('DELETE', `${path}/${added.body.id}`)).body).toEqual({
      id: added.body.id,
      type: 'session_resource_deleted',
    })
    expect((await api.call('GET', path)).body.data).toEqual([])
  })
})

it('understands the memory stores and the several files of May 2026', async () => {
  const api = await openTestApi('2026-05')
  const store = await api.create('/memory_stores', { name: 'Notes', description: '' })
  const session = await api.createSession({ memory_store_ids: [store] })
  expect(session).toMatchObject({
    memory_store_ids: [store],
    resources: [{ memory_store_id: store, access: 'read_write' }],
  })
  const files = [(await upload(api, 'x')).body.file_id, (await upload(api, 'y')).body.file_id]
  const { body } = await api.call('POST', `/sessions/${session.id}/resources`, {
    resources: files.map((file_id, index) => ({ type: 'file', file_id, path: `/data/${index}.md` })),
  })
  expect(body.resources.slice(1)).toMatchObject([{ mount_path: '/data/0.md' }, { mount_path: '/data/1.md' }])
})

describe('a resource is refused', () => {
  it.each([
    [
      'a repository, because the sandbox has no git',
      { type: 'github_repository', url: 'https://github.com/a/b', authorization_token: 'ghp_secret' },
      /has no git/,
      'resources.0.type',
    ],
    ['an unknown type', { type: 'bucket' }, /must be 'file'/, 'resources.0.type'],
    ['a file without an id', { type: 'file' }, /'resources.0.file_id' is required/, 'resources.0.file_id'],
    [
      'a path out of the allowed folders',
      { type: 'file', file_id: 'file_1', mount_path: '/etc/passwd' },
      /absolute path below/,
      'resources.0.mount_path',
    ],
    [
      'a path with dots',
      { type: 'file', file_id: 'file_1', mount_path: '/data/../etc/x' },
      /without '..'/,
      'resources.0.mount_path',
    ],
  ])('with its reason: %s', async (_what, resource, message, param) => {
    const api = await openTestApi('2026-08')
    const { error } = await api.createSession({ resources: [resource] })
    expect(error).toMatchObject({ type: 'invalid_request_error', param, message: expect.stringMatching(message) })
    expect(JSON.stringify(error) + api.log.join()).not.toContain('ghp_secret')
    expect((await api.call('GET', '/sessions')).body.data).toEqual([])
  })

  it('when it is unknown, taken, or the session is over', async () => {
    const api = await openTestApi('2026-08')
    const one = (await upload(api, 'x')).body.id
    const two = (await upload(api, 'y')).body.id
    const gone = await api.createSession({ resources: [{ type: 'file', file_id: 'file_unknown' }] })
    expect(gone.error.message).toBe("File 'file_unknown' was not found.")
    const overlapping = await api.createSession({
      resources: [
        { type: 'file', file_id: one, mount_path: '/data/a' },
        { type: 'file', file_id: two, mount_path: '/data/a/b' },
      ],
    })
    expect(overlapping.error.param).toBe('resources.1.mount_path')

    const session = await api.createSession({ resources: [{ type: 'file', file_id: one }] })
    const path = `/sessions/${session.id}/resources`
    const added = await api.call('POST', path, { type: 'memory_store', memory_store_id: 'memstore_1' })
    expect([added.status, added.body.error.param]).toEqual([400, 'type'])
    const rotated = await api.call('POST', `${path}/${session.resources[0].id}`, { authorization_token: 'x' })
    expect([rotated.status, rotated.body.error.message]).toEqual([400, expect.stringMatching(/Only a repository/)])
    expect((await api.call('GET', `${path}/sesr_1`)).status).toBe(404)
    await api.call('POST', `/sessions/${session.id}/archive`)
    expect((await api.call('POST', path, { type: 'file', file_id: two })).status).toBe(409)
  })
})

it('keeps a file while an open session has it, and no longer', async () => {
  const api = await openTestApi('2026-08')
  const { id } = (await upload(api, 'x')).body
  const session = await api.createSession({ resources: [{ type: 'file', file_id: id }] })
  const refused = await api.call('DELETE', `/files/${id}`)
  expect([refused.status, refused.body.error.message]).toEqual([409, expect.stringContaining(session.id)])
  await api.call('POST', `/sessions/${session.id}/archive`)
  expect((await api.call('DELETE', `/files/${id}`)).status).toBe(200)
})

it('turns many resources over in both directions', async () => {
  const api = await openTestApi('2026-08')
  const files = []
  for (const name of ['a', 'b', 'c']) files.push((await upload(api, name)).body.id)
  const session = await api.createSession({ resources: files.map((file_id) => ({ type: 'file', file_id })) })
  const [a, b, c] = session.resources.map(({ id }: { id: string }) => id)
  const ids = async (query: string) => {
    const { body } = await api.call('GET', `/sessions/${session.id}/resources?${query}`)
    return [...body.data.map(({ id }: { id: string }) => id), body.has_more]
  }
  expect(await ids('limit=2')).toEqual([a, b, true])
  expect(await ids(`limit=2&page=${b}`)).toEqual([c, false])
  expect(await ids(`limit=1&before_id=${c}`)).toEqual([b, true])
  expect((await api.call('GET', `/sessions/${session.id}/resources?limit=1001`)).status).toBe(400)
})

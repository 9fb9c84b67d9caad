import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openTestApi, profiles, type TestApi } from '../testApi.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe.each(profiles)('memory stores in the form of %s', (profile) => {
  let api: TestApi
  let store: string
  beforeEach(async () => {
    api = await openTestApi(profile)
    store = await api.create('/memory_stores', { name: 'billing notes', metadata: { team: 'a' } })
  })

  const refused = (status: number, fields: object = {}) => ({ status, body: { error: fields } })
  const conflictType = profile === '2026-05' ? 'conflict_error' : 'invalid_request_error'
  const write = (path: string, content = 'Use integer cents.\n') =>
    api.create(`/memory_stores/${store}/memories`, { path, content })
  const memories = (query = '') => api.call('GET', `/memory_stores/${store}/memories${query}`)
  const versions = (query = '') => api.call('GET', `/memory_stores/${store}/memory_versions${query}`)

  it('count what they hold, and are changed field by field', async () => {
    const first = await write('decisions/ledger.md')
    await write('readme.md', 'grün')
    const { body } = await api.call('POST', `/memory_stores/${store}`, {
      description: 'Ours',
      metadata: { team: null, b: '2' },
    })
    expect(body).toMatchObject({
      type: 'memory_store',
      name: 'billing notes',
      description: 'Ours',
      status: 'active',
      entry_count: 2,
      total_size: 19 + 5,
      archived_at: null,
    })
    expect(body.metadata).toEqual({ b: '2' })
    await api.call('DELETE', `/memory_stores/${store}/memories/${first}`)
    expect((await api.call('PUT', `/memory_stores/${store}`, { description: '' })).body).toMatchObject({
      description: '',
      entry_count: 1,
      total_size: 5,
    })
  })

  it('are found by a part of their name, and archived ones when they are asked for', async () => {
    const other = await api.create('/memory_stores', { name: 'Travel' })
    const names = async (query: string) =>
      (await api.call('GET', `/memory_stores${query}`)).body.data.map(({ name }: { name: string }) => name)
    expect(await names('?name=BILL')).toEqual(['billing notes'])
    await api.call('POST', `/memory_stores/${other}/archive`)
    expect(await names('')).toEqual(['billing notes'])
    expect(await names('?include_archived=true')).toEqual(['Travel', 'billing notes'])
  })

  it('write a version for each creation, update and deletion', async () => {
    const id = await write('decisions/ledger.md')
    const changed = await api.call('POST', `/memory_stores/${store}/memories/${id}`, { content: 'Use floats.' })
    expect(changed.body).toMatchObject({ version: 2, content: 'Use floats.', content_size_bytes: 11 })
    expect(changed.body.content_sha256).toBe(sha256('Use floats.'))
    await api.call('PUT', `/memory_stores/${store}/memories/${id}`, { path: 'decisions/money.md' })
    expect(await api.call('DELETE', `/memory_stores/${store}/memories/${id}`)).toMatchObject({
      status: 200,
      body: { id, type: 'memory_deleted' },
    })
    const { body } = await versions(`?memory_id=${id}`)
    expect(body.data.map(({ operation, path }: Record<string, string>) => [operation, path])).toEqual([
      ['deleted', 'decisions/money.md'],
      ['updated', 'decisions/money.md'],
      ['updated', 'decisions/ledger.md'],
      ['created', 'decisions/ledger.md'],
    ])
    expect(body.data[0]).not.toHaveProperty('content')
    const [deleted, , middle] = body.data
    expect((await api.call('GET', `/memory_stores/${store}/memory_versions/${middle.id}`)).body).toMatchObject({
      content: 'Use floats.',
      redacted: false,
      created_by: { type: 'api_actor' },
    })
    expect((await api.call('GET', `/memory_stores/${store}/memory_versions/${deleted.id}`)).body.content).toBeNull()
    expect((await versions('?operation=modified')).body.data).toHaveLength(2)
    expect((await versions('?operation=renamed')).status).toBe(400)
    expect((await api.call('GET', `/memory_stores/${store}/memories/${id}`)).status).toBe(404)
  })

  it('refuse a change on a content that is not the present one, and change nothing', async () => {
    const id = await write('a.md', 'one')
    const stale = { content: 'three', content_sha256: sha256('zero') }
    expect(await api.call('POST', `/memory_stores/${store}/memories/${id}`, stale)).toMatchObject(
      refused(409, { type: conflictType, param: 'content_sha256' }),
    )
    const nested = {
      content: 'two',
      precondition: { type: 'content_sha256', content_sha256: sha256('one').toUpperCase() },
    }
    expect((await api.call('POST', `/memory_stores/${store}/memories/${id}`, nested)).body.version).toBe(2)
    const remove = (hash: string) =>
      api.call('DELETE', `/memory_stores/${store}/memories/${id}?expected_content_sha256=${hash}`)
    expect((await remove(sha256('one'))).status).toBe(409)
    expect((await remove('x')).status).toBe(400)
    expect((await versions()).body.data).toHaveLength(2)
    expect((await remove(sha256('two'))).status).toBe(200)
  })

  it('let one of two writers with the same precondition win', async () => {
    const id = await write('a.md', 'one')
    const answers = await Promise.all(
      ['left', 'right'].map((content) =>
        api.call('POST', `/memory_stores/${store}/memories/${id}`, { content, content_sha256: sha256('one') }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await versions()).body.data).toHaveLength(2)
  })

  it('refuse paths no file can have and contents that are no memory', async () => {
    const badPaths = ['', 'a/../b', './a', 'a//b', '//a', 'a/', 'a\nb', `${'a/'.repeat(512)}b`, 'ü'.repeat(128)]
    const bodies = [
      ...badPaths.map((path) => [{ path, content: 'x' }, 'path'] as const),
      [{ path: 'a', content: ' \n' }, 'content'] as const,
      [{ path: 'a', content: 'ü'.repeat(51_201) }, 'content'] as const,
      [{ path: 'a' }, 'content'] as const,
    ]
    for (const [body, param] of bodies)
      expect(await api.call('POST', `/memory_stores/${store}/memories`, body)).toMatchObject(
        refused(400, { type: 'invalid_request_error', param }),
      )
    expect((await memories()).body.data).toEqual([])
  })

  it('take exactly 100 KB, and forgive one leading slash', async () => {
    const { body } = await api.call('POST', `/memory_stores/${store}/memories`, {
      path: '/big.md',
      content: 'x'.repeat(102_400),
    })
    expect(body).toMatchObject({ path: 'big.md', content_size_bytes: 102_400, version: 1 })
  })

  it('have each path once, and no memory that is the folder of another', async () => {
    await write('a/b.md')
    const taken = (path: string) => api.call('POST', `/memory_stores/${store}/memories`, { path, content: 'x' })
    for (const path of ['a/b.md', 'a', 'a/b.md/c'])
      expect(await taken(path)).toMatchObject(refused(409, { type: conflictType, param: 'path' }))
    const id = await write('a/c.md')
    expect((await api.call('POST', `/memory_stores/${store}/memories/${id}`, { path: 'a/b.md' })).status).toBe(409)
  })

  it('list by prefix, level by level, with or without contents', async () => {
    for (const path of ['z.md', 'notes/b.md', 'notes/deep/c.md', 'notes/a.md', 'notebook.md']) await write(path)
    const paths = ({ body }: { body: { data: { path: string }[] } }) => body.data.map(({ path }) => path)
    expect(paths(await memories('?path_prefix=note'))).toEqual([
      'notebook.md',
      'notes/a.md',
      'notes/deep/c.md',
      'notes/b.md',
    ])
    const top = await memories('?depth=1&limit=2')
    expect(paths(top)).toEqual(['notebook.md', 'notes/'])
    expect(top.body.data[1]).toEqual({ type: 'memory_prefix', path: 'notes/' })
    const rest = await memories(`?depth=1&page=${top.body.next_page}`)
    expect(paths(rest)).toEqual(['z.md'])
    expect(paths(await memories(`?depth=1&limit=1&before_id=${rest.body.first_id}`))).toEqual(['notes/'])
    expect(paths(await memories('?depth=1&path_prefix=notes/'))).toEqual(['notes/a.md', 'notes/b.md', 'notes/deep/'])
    expect((await memories()).body.data[0]).not.toHaveProperty('content')
    expect((await memories('?view=full')).body.data[0].content).toContain('cents')
    expect((await memories('?depth=2')).status).toBe(400)
    expect((await memories('?depth=1&page=mem_x')).status).toBe(400)
  })

  it('erase a version for ever, also from the disk', async () => {
    const secret = `secret-${'q'.repeat(40)}`
    const id = await write('a.md', secret)
    await api.call('POST', `/memory_stores/${store}/memories/${id}`, { content: 'harmless' })
    const [, first] = (await versions()).body.data
    const redact = () => api.call('POST', `/memory_stores/${store}/memory_versions/${first.id}/redact`)
    const onDisk = () =>
      readdirSync(api.dataDir)
        .filter((name) => name.startsWith('cloud.db'))
        .some((name) => readFileSync(join(api.dataDir, name)).includes(secret))
    expect(onDisk()).toBe(true)
    expect((await redact()).body).toMatchObject({
      content: null,
      redacted: true,
      content_size_bytes: secret.length,
      content_sha256: sha256(secret),
    })
    expect(onDisk()).toBe(false)
    expect(await redact()).toMatchObject(refused(409, { type: conflictType }))
  })

  it('stay readable when archived, but change no more', async () => {
    const id = await write('a.md')
    await api.call('POST', `/memory_stores/${store}/archive`)
    expect((await api.call('POST', `/memory_stores/${store}/archive`)).body.status).toBe('archived')
    expect((await api.call('GET', `/memory_stores/${store}/memories/${id}`)).status).toBe(200)
    const changes = await Promise.all([
      api.call('POST', `/memory_stores/${store}/memories`, { path: 'b.md', content: 'x' }),
      api.call('POST', `/memory_stores/${store}/memories/${id}`, { content: 'x' }),
      api.call('DELETE', `/memory_stores/${store}/memories/${id}`),
      api.call('POST', `/memory_stores/${store}`, { name: 'x' }),
    ])
    expect(changes.map(({ status, body }) => [status, body.error.type])).toEqual(changes.map(() => [409, conflictType]))
    const [version] = (await versions()).body.data
    expect((await api.call('POST', `/memory_stores/${store}/memory_versions/${version.id}/redact`)).status).toBe(200)
    expect((await api.call('DELETE', `/memory_stores/${store}`)).body).toEqual({
      id: store,
      type: 'memory_store_deleted',
    })
    expect((await memories()).status).toBe(404)
    expect((await api.call('DELETE', `/memory_stores/${store}`)).status).toBe(404)
  })

  it('speak the names of their form', async () => {
    const id = await write('a.md', 'x')
    const [version] = (await api.call('GET', `/memory_stores/${store}/versions`)).body.data
    expect(version).toMatchObject({ memory_store_id: store, memory_id: id, path: 'a.md', operation: 'created' })
    const [memory] = (await memories()).body.data
    if (profile === '2026-05') {
      expect(version).toMatchObject({ store_id: store, entry_id: id, entry_path: 'a.md', action: 'created', size: 1 })
      expect(memory).toMatchObject({ store_id: store, size: 1 })
    } else {
      expect(version).not.toHaveProperty('entry_id')
      expect(memory).not.toHaveProperty('size')
    }
  })

  it('answer 404 for a store that is not there', async () => {
    const requests = [
      ['GET', ''],
      ['POST', ''],
      ['POST', '/archive'],
      ['DELETE', ''],
      ['GET', '/memories'],
      ['POST', '/memories', { path: 'a', content: 'x' }],
      ['GET', '/memories/mem_x'],
      ['GET', '/memory_versions'],
      ['GET', '/memory_versions/memver_x'],
      ['POST', '/memory_versions/memver_x/redact'],
    ] as const
    for (const [method, path, body = {}] of requests) {
      const answer = await api.call(method, `/memory_stores/memstore_x${path}`, method === 'GET' ? undefined : body)
      expect(answer).toMatchObject(refused(404, { message: "Memory store 'memstore_x' was not found." }))
    }
  })
})

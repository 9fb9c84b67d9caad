import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FileRecord } from '../canonical.ts'
import { createId } from '../store/ids.ts'
import { nowInstant } from '../store/instants.ts'
import { openTestApi, profiles, type TestApi } from './testApi.ts'
import { upload } from './testUpload.ts'

afterEach(() => {
  vi.useRealTimers()
})

const onDisk = async ({ dataDir }: TestApi) => ({
  kept: await readdir(join(dataDir, 'files')).catch(() => []),
  incoming: await readdir(join(dataDir, 'incoming-files')).catch(() => []),
})

/** A file as an agent delivers it. */
async function deliver({ store, dataDir }: TestApi, differences: Partial<FileRecord> = {}, content = '# Report') {
  const file: FileRecord = {
    id: createId('file'),
    filename: 'report.md',
    sizeBytes: content.length,
    mimeType: 'text/markdown',
    downloadable: true,
    scopeId: createId('sess'),
    purpose: 'tool_output',
    metadata: {},
    expiresAt: null,
    createdAt: nowInstant(),
    ...differences,
  }
  await mkdir(join(dataDir, 'files'), { recursive: true })
  await writeFile(join(dataDir, 'files', file.id), content)
  await store.files.create(file)
  return file
}

describe.each(profiles)('files in %s', (profile) => {
  it('keeps an upload whole, with its name made safe and what was said about it', async () => {
    const api = await openTestApi(profile)
    const { status, body } = await upload(
      api,
      'hello',
      { metadata: '{"team":"core"}' },
      { filename: '../../etc/‮pass\twd:1.md' },
    )
    expect([status, body]).toEqual([
      profile === '2026-05' ? 201 : 200,
      expect.objectContaining({
        type: 'file',
        filename: 'passwd_1.md',
        size_bytes: 5,
        mime_type: 'text/markdown',
        downloadable: false,
        scope: null,
        metadata: { team: 'core' },
        expires_at: null,
      }),
    ])
    expect(body.id).toMatch(/^file_[0-9a-f]{32}$/)
    expect(body.file_id).toBe(profile === '2026-05' ? body.id : undefined)
    expect(await readFile(join(api.dataDir, 'files', body.id), 'utf8')).toBe('hello')
    expect((await api.call('GET', `/files/${body.id}`)).body).toEqual(body)
  })

  it('takes bytes of any kind unchanged', async () => {
    const api = await openTestApi(profile)
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256)
    const { body } = await upload(api, bytes, { name: 'données.bin' })
    expect(body).toMatchObject({ filename: 'données.bin', size_bytes: 100_000, mime_type: 'application/octet-stream' })
    expect(Buffer.compare(await readFile(join(api.dataDir, 'files', body.id)), Buffer.from(bytes))).toBe(0)
  })

  it('deletes a file with its content', async () => {
    const api = await openTestApi(profile)
    const { id } = (await upload(api, 'x')).body
    expect((await api.call('DELETE', `/files/${id}`)).body).toEqual({ id, type: 'file_deleted' })
    expect((await api.call('GET', `/files/${id}`)).status).toBe(404)
    expect(await onDisk(api)).toEqual({ kept: [], incoming: [] })
  })
})

describe('an upload that is refused', () => {
  it.each([
    ['no file', undefined, {}, "Field 'file' is required.", 'file'],
    ['metadata that is no JSON', 'x', { metadata: 'team=core' }, /must be a JSON object/, 'metadata'],
    ['metadata that is no object of strings', 'x', { metadata: '[1]' }, /must be an object/, 'metadata'],
    [
      'metadata beyond 8 KB',
      'x',
      { metadata: JSON.stringify({ a: 'x'.repeat(9000) }) },
      /larger than 8 KB/,
      'metadata',
    ],
    ['a name that is too long', 'x', { name: 'n'.repeat(256) }, /1 to 255 bytes/, 'name'],
    ['an unknown purpose', 'x', { purpose: 'fun' }, /'user_upload'/, 'purpose'],
    ['a lifetime below an hour', 'x', { expires_in_seconds: '60' }, /at least 3600/, 'expires_in_seconds'],
    ['a file of more than 32 MB', new Uint8Array(32 * 1024 * 1024 + 1), {}, /larger than 32 MB/, undefined],
  ])('says why and leaves nothing: %s', async (_what, content, fields, message, param) => {
    const api = await openTestApi('2026-08')
    const { status, body } = await upload(api, content, fields)
    expect([status, body.error]).toEqual([
      400,
      expect.objectContaining({
        type: 'invalid_request_error',
        message: typeof message === 'string' ? message : expect.stringMatching(message),
        ...(param ? { param } : {}),
      }),
    ])
    expect(await onDisk(api)).toEqual({ kept: [], incoming: [] })
    expect((await api.call('GET', '/files')).body.data).toEqual([])
  })

  it('leaves nothing when the connection breaks in the middle', async () => {
    const api = await openTestApi('2026-08')
    const start = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf of it'
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(start)),
      pull: (controller) => controller.error(new Error('aborted')),
    })
    const headers = { authorization: 'Bearer qca_test', 'content-type': 'multipart/form-data; boundary=b' }
    const init = { method: 'POST', body, headers, duplex: 'half' }
    const answer = await api.cloud.fetch(new Request('http://127.0.0.1/api/v1/cloud/files', init))
    expect(answer.status).toBe(400)
    expect(await onDisk(api)).toEqual({ kept: [], incoming: [] })
  })

  it('cannot be sent as JSON', async () => {
    const api = await openTestApi('2026-08')
    const { status, body } = await api.call('POST', '/files', { file: 'x' })
    expect([status, body.error.message]).toEqual([400, 'Send this request as multipart/form-data.'])
  })
})

it('makes one file of an upload that is repeated with its idempotency key', async () => {
  const api = await openTestApi('2026-08')
  const headers = { 'idempotency-key': 'once' }
  const first = await upload(api, 'same', {}, { headers })
  expect((await upload(api, 'same', {}, { headers })).body).toEqual(first.body)
  expect((await upload(api, 'other', {}, { headers })).status).toBe(409)
  expect((await onDisk(api)).kept).toEqual([first.body.id])
})

describe('the list', () => {
  it('is filtered by name, session, ids and purpose, and turned over in both directions', async () => {
    const api = await openTestApi('2026-08')
    const a = (await upload(api, 'a', { name: 'Alpha_1.txt' })).body.id
    const b = (await upload(api, 'b', { name: 'alphabet.txt', purpose: 'session_resource' })).body.id
    const c = (await upload(api, 'c', { name: 'beta.txt' })).body.id
    const delivered = await deliver(api)
    const ids = async (query: string) =>
      (await api.call('GET', `/files?${query}`)).body.data.map(({ id }: { id: string }) => id)

    expect(await ids('name=ALPHA')).toEqual([b, a])
    expect(await ids('name=alpha_')).toEqual([a])
    expect(await ids(`scope_id=${delivered.scopeId}`)).toEqual([delivered.id])
    expect(await ids(`ids=${a}&ids=${c}`)).toEqual([c, a])
    expect(await ids('purpose=session_resource')).toEqual([b])
    expect(await ids('limit=2')).toEqual([delivered.id, c])
    expect(await ids(`limit=2&after=${c}`)).toEqual([b, a])
    expect(await ids(`limit=2&before=${b}`)).toEqual([delivered.id, c])
    expect((await api.call('GET', `/files?after=${a}&page=${b}`)).status).toBe(400)
    expect((await api.call('GET', '/files?after_id=sess_1')).status).toBe(400)
  })

  it('forgets a file when its time is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const api = await openTestApi('2026-08')
    const { id } = (await upload(api, 'x', { expires_in_seconds: '3600' })).body
    expect((await api.call('GET', '/files')).body.data).toHaveLength(1)
    vi.setSystemTime(Date.now() + 3_601_000)
    expect((await api.call('GET', `/files/${id}`)).status).toBe(404)
    await upload(api, 'y')
    expect((await onDisk(api)).kept).not.toContain(id)
  })
})

describe('the content', () => {
  it('comes by a link that needs no token and cannot be shown as a page', async () => {
    const api = await openTestApi('2026-05')
    const { id } = await deliver(api, { filename: "it's ü.html", mimeType: 'text/html' }, '<h1>Hi</h1>')
    const { status, body } = await api.call('GET', `/files/${id}/content`)
    expect([status, Object.keys(body)]).toEqual([200, ['url', 'expires_at']])
    expect(body.url).toMatch(/^http:\/\/127\.0\.0\.1\/api\/v1\/cloud\/files\//)
    const answer = await api.cloud.fetch(new Request(body.url))
    expect(await answer.text()).toBe('<h1>Hi</h1>')
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''it%27s%20%C3%BC.html")
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('is not given out for uploads, by a changed link, or after an hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const api = await openTestApi('2026-08')
    const mine = (await upload(api, 'x')).body.id
    const refused = await api.call('GET', `/files/${mine}/content`)
    expect([refused.status, refused.body.error.type]).toEqual([403, 'permission_error'])

    const { id } = await deliver(api)
    const { url } = (await api.call('GET', `/files/${id}/content`)).body
    const status = async (link: string) => (await api.cloud.fetch(new Request(link))).status
    expect(await status(url.replace(id, mine))).toBe(403)
    expect(await status(url.replace(/expires=\d+/, 'expires=99999999999'))).toBe(403)
    expect(await status(`${url}x`)).toBe(403)
    vi.setSystemTime(Date.now() + 3_601_000)
    expect(await status(url)).toBe(403)
  })
})

it('removes at the start what a crash left without a file', async () => {
  const api = await openTestApi('2026-08')
  const { id } = (await upload(api, 'x')).body
  await mkdir(join(api.dataDir, 'incoming-files'), { recursive: true })
  await writeFile(join(api.dataDir, 'incoming-files', 'half'), 'x')
  await writeFile(join(api.dataDir, 'files', createId('file')), 'lost')
  await api.restart()
  expect(await onDisk(api)).toEqual({ kept: [id], incoming: [] })
  expect((await api.call('GET', `/files/${id}`)).status).toBe(200)
})

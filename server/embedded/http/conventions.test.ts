import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openToken } from './openToken.ts'
import { openTestApi, profiles, type TestApi } from './testApi.ts'

describe.each(profiles)('every answer in the form of %s', (profile) => {
  let api: TestApi
  beforeEach(async () => {
    api = await openTestApi(profile)
  })

  it.each([
    ['no token', ''],
    ['another scheme', 'Basic cWNhX3Rlc3Q6'],
    ['a wrong token', 'Bearer qca_other'],
    ['a token with something behind it', 'Bearer qca_test x'],
  ])('is 401 with %s', async (_, authorization) => {
    const answer = await api.call('GET', '/agents', undefined, { authorization })
    expect(answer).toMatchObject({ status: 401, body: { type: 'error', error: { type: 'authentication_error' } } })
  })

  it('does not take the token from another header', async () => {
    const headers = { authorization: '', 'x-api-key': 'qca_test' }
    expect((await api.call('GET', '/agents', undefined, headers)).status).toBe(401)
  })

  it('carries the request id of the caller, or one of its own', async () => {
    const echoed = await api.call('GET', '/agents/agent_x', undefined, { 'x-request-id': 'mine-1' })
    expect(echoed.headers.get('x-request-id')).toBe('mine-1')
    expect(echoed.body.request_id).toBe(profile === '2026-05' ? undefined : 'mine-1')
    for (const given of ['x'.repeat(129), 'caf\u00e9']) {
      const { headers } = await api.call('GET', '/models', undefined, { 'x-request-id': given })
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  it.each([
    ['GET', '/dreams', 'The embedded cloud has no dreams.'],
    ['POST', '/oauth/start', 'The embedded cloud cannot sign in to MCP servers.'],
  ])('is 404 with a sentence for %s %s, which it does not have', async (method, path, sentence) => {
    const { status, body } = await api.call(method, path, method === 'POST' ? {} : undefined)
    expect([status, body.error.type]).toEqual([404, 'not_found_error'])
    expect(body.error.message).toContain(sentence)
  })

  it('is an envelope when there is no such route', async () => {
    for (const [method, path] of [
      ['GET', '/nowhere'],
      ['DELETE', '/models'],
      ['POST', '/models/search'],
    ] as const)
      expect(await api.call(method, path)).toMatchObject({ status: 404, body: { error: { type: 'not_found_error' } } })
  })

  it.each([
    ['broken JSON', '{"name":'],
    ['a list', '[]'],
    ['a string', '"name"'],
    ['null', 'null'],
    ['nothing', ''],
    ['too many levels', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('is 400 for a body that is %s', async (_, body) => {
    expect(await api.call('POST', '/agents', body)).toMatchObject({
      status: 400,
      body: { error: { type: 'invalid_request_error' } },
    })
  })

  it('is 400 for a body above 32 MB, however it is announced', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(32)
    let pulled = 0
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1
        controller.enqueue(chunk)
      },
    })
    const init = {
      method: 'POST',
      headers: { authorization: 'Bearer qca_test' },
      body: endless,
      duplex: 'half' as const,
    }
    const answer = await api.cloud.fetch(new Request('http://127.0.0.1/api/v1/cloud/agents', init))
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { error: { message: expect.stringMatching(/32 MB/) } },
    ])
    expect(pulled).toBeLessThan(40)
    const announced = { 'content-length': String(33 * 1024 * 1024) }
    expect((await api.call('POST', '/agents', '{}', announced)).status).toBe(400)
  })

  it('hides the reason of a fault and logs it', async () => {
    await api.store.close()
    const answer = await api.call('GET', '/agents')
    expect(answer).toMatchObject({ status: 500, body: { error: { type: 'api_error' } } })
    expect(api.log.join('\n')).toMatch(/GET \/api\/v1\/cloud\/agents failed/)
  })

  describe('with an idempotency key', () => {
    const body = { name: 'writer', model: 'ultimate' }

    it('is the first one again for the same body', async () => {
      const key = { 'idempotency-key': 'one' }
      const first = await api.call('POST', '/agents', body, key)
      const again = await api.call('POST', '/agents', body, key)
      expect([again.status, again.body]).toEqual([first.status, first.body])
      expect((await api.call('POST', '/agents', body, { 'idempotency-key': 'two' })).body.id).not.toBe(first.body.id)
    })

    it('is 409 for another body', async () => {
      const key = { 'x-idempotency-key': 'one' }
      await api.call('POST', '/agents', body, key)
      expect(await api.call('POST', '/agents', { ...body, name: 'other' }, key)).toMatchObject({
        status: 409,
        body: {
          error: { type: 'conflict_error', message: 'Idempotency key reused with a different request body.' },
        },
      })
    })

    it('does the work once when both come at the same time', async () => {
      const key = { 'idempotency-key': 'one' }
      const answers = await Promise.all([1, 2, 3].map(() => api.call('POST', '/agents', body, key)))
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    })

    it('repeats a refusal and a deletion too', async () => {
      const id = await api.create('/agents', body)
      const key = { 'idempotency-key': 'one' }
      const statuses = []
      for (const [method, path] of [
        ['DELETE', `/agents/${id}`],
        ['DELETE', `/agents/${id}`],
        ['POST', '/agents'],
        ['POST', '/agents'],
      ] as const)
        statuses.push((await api.call(method, path, {}, key)).status)
      expect(statuses).toEqual([200, 200, 400, 400])
    })
  })
})

it('makes a token once and keeps it for its owner alone', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-token-'))
  const first = await openToken(join(dataDir, 'new'), null)
  expect(first).toEqual({ token: expect.stringMatching(/^qca_[A-Za-z0-9_-]{43}$/), isNewToken: true })
  expect(await openToken(join(dataDir, 'new'), null)).toEqual({ token: first.token, isNewToken: false })
  expect(await openToken(join(dataDir, 'new'), 'given')).toEqual({ token: 'given', isNewToken: false })
  const modes = ['new', 'new/embedded-token'].map((path) => statSync(join(dataDir, path)).mode & 0o777)
  expect(modes).toEqual([0o700, 0o600])
  rmSync(dataDir, { recursive: true })
})

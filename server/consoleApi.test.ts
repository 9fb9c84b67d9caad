import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp, type Dependencies } from './app.ts'
import type { Config } from './config.ts'
import type { Recordings } from './embedded/recordings/createRecordings.ts'
import { createTestConfig, createTestWorkspace } from './testing/createTestConfig.ts'

const embedded = { token: 'embedded-token', profile: '2026-05', heartbeatMs: 15_000, model: null } as const
let dataDir = ''

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'console-doctor-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

/** The smallest cloud that keeps the contract: it checks its token and lists what it is asked for. */
function cloudThat(answers: (request: Request) => Response | Promise<Response>): Dependencies {
  return {
    createEmbeddedCloud: async ({ token }) => ({
      token: token ?? 'made',
      isNewToken: token === null,
      recordings: {} as Recordings, // not asked for here
      fetch: async (request) => answers(request),
      close: async () => {},
    }),
  }
}

async function get(app: App, path: string): Promise<{ status: number; body: unknown }> {
  const answer = await app.fetch(new Request(`http://127.0.0.1:4620${path}`))
  return { status: answer.status, body: await answer.json() }
}

const healthy = cloudThat(({ headers }) =>
  headers.get('accept') === 'text/event-stream'
    ? new Response(': connected\n\n', { headers: { 'content-type': 'text/event-stream' } })
    : Response.json({ data: [{ id: 'scripted' }] }),
)
const local = (changes: Partial<Config> = {}) => createTestConfig({ dataDir, embedded, ...changes })

describe('/api/console', () => {
  it('lists workspaces without their addresses and tokens', async () => {
    const workspace = createTestWorkspace({ isReadOnly: true })
    const app = await createApp(local({ workspaces: [workspace] }), healthy)
    const { body } = await get(app, '/api/console/workspaces')
    expect(body).toEqual({
      default: 'local',
      data: [
        expect.objectContaining({ id: 'local', kind: 'embedded', color: 'message', is_read_only: false }),
        expect.objectContaining({ id: 'staging', name: 'Staging', kind: 'remote', color: 'tool', is_read_only: true }),
      ],
    })
    expect(JSON.stringify(body)).not.toContain(workspace.token)
    expect(JSON.stringify(body)).not.toContain(workspace.baseUrl)
  })

  it('tells its version', async () => {
    const { body } = await get(await createApp(createTestConfig()), '/api/console/version')
    expect(body).toEqual({ name: 'cloud-agents-console', version: expect.any(String), node: process.versions.node })
  })

  it('answers an unknown endpoint with an envelope', async () => {
    const { status, body } = await get(await createApp(createTestConfig()), '/api/console/nothing')
    expect(status).toBe(404)
    expect(body).toMatchObject({ type: 'error', error: { type: 'not_found_error' } })
  })
})

describe('the embedded workspace', () => {
  const seen: Request[] = []
  const recording = cloudThat((request) => {
    seen.push(request)
    return Response.json({})
  })

  it('is asked with the embedded token and without what the browser sent of its own', async () => {
    const app = await createApp(local(), recording)
    const request = new Request('http://127.0.0.1:4620/api/local/v1/cloud/agents?limit=1', {
      method: 'POST',
      body: '{"name":"a"}',
      headers: { cookie: 'a=1', authorization: 'Bearer other', 'idempotency-key': 'k' },
    })
    expect((await app.fetch(request)).status).toBe(200)
    const [asked] = seen.splice(0)
    expect(asked?.url).toBe('http://127.0.0.1:4620/api/v1/cloud/agents?limit=1')
    expect(asked?.headers.get('authorization')).toBe('Bearer embedded-token')
    expect(asked?.headers.get('idempotency-key')).toBe('k')
    expect(asked?.headers.has('cookie')).toBe(false)
    expect(await asked?.text()).toBe('{"name":"a"}')
  })

  it('gets no token added when it is called as the API itself', async () => {
    const app = await createApp(local(), recording)
    await app.fetch(new Request('http://127.0.0.1:4620/api/v1/cloud/agents'))
    const [asked] = seen.splice(0)
    expect(asked?.headers.has('authorization')).toBe(false)
  })

  it('is absent when it is switched off', async () => {
    const app = await createApp(createTestConfig())
    for (const path of ['/api/v1/cloud/agents', '/api/local/v1/cloud/agents']) {
      expect((await get(app, path)).status).toBe(404)
    }
    expect(app.embedded).toBeNull()
  })

  it('answers 500 with an envelope and logs without the token when it fails', async () => {
    const lines: string[] = []
    const failing = cloudThat(() => {
      throw new Error('broken by embedded-token')
    })
    const app = await createApp(local(), { ...failing, log: (line) => lines.push(line) })
    const { status, body } = await get(app, '/api/local/v1/cloud/agents')
    expect(status).toBe(500)
    expect(body).toMatchObject({ error: { type: 'api_error' } })
    expect(lines.join()).toContain('broken by')
    expect(lines.join() + JSON.stringify(body)).not.toContain('embedded-token')
  })
})

describe('the doctor', () => {
  it('finds a healthy embedded cloud healthy, with the time each probe took', async () => {
    const { body } = await get(await createApp(local(), healthy), '/api/console/doctor?workspace=local')
    expect(body).toMatchObject({ workspace: 'local', is_healthy: true })
    expect(body).toHaveProperty(
      'checks',
      ['api', 'token', 'stream', 'data_folder', 'model'].map((id) =>
        expect.objectContaining({ id, status: 'ok', fix: null, duration_ms: expect.any(Number) }),
      ),
    )
  })

  it('has no stream to open in a workspace without a session, and is healthy all the same', async () => {
    const app = await createApp(
      local(),
      cloudThat(() => Response.json({ data: [] })),
    )
    const { body } = await get(app, '/api/console/doctor?workspace=local')
    expect(body).toMatchObject({ is_healthy: true })
    expect(body).toHaveProperty('checks.2', expect.objectContaining({ id: 'stream', status: 'skipped' }))
  })

  it('notices a stream that something in between turned into a page', async () => {
    const page = () => new Response('<p>Sign in</p>', { headers: { 'content-type': 'text/html' } })
    const app = await createApp(
      local(),
      cloudThat(({ headers }) => (headers.has('accept') ? page() : Response.json({ data: [{ id: 'sess_1' }] }))),
    )
    const { body } = await get(app, '/api/console/doctor?workspace=local')
    expect(body).toHaveProperty('checks.2.detail', 'GET /sessions/{id}/events/stream answers 200 (text/html).')
  })

  it('names the fix when the token is not accepted', async () => {
    const app = await createApp(createTestConfig({ workspaces: [createTestWorkspace({ id: 'qoder' })] }), {
      fetch: async () => Response.json({ type: 'error' }, { status: 401 }),
    })
    const { body } = await get(app, '/api/console/doctor?workspace=qoder')
    expect(body).toMatchObject({ is_healthy: false })
    expect(body).toHaveProperty('checks', [
      expect.objectContaining({ id: 'api', status: 'ok' }),
      expect.objectContaining({ id: 'token', status: 'failed', fix: expect.stringContaining('QODER_PAT') }),
      expect.objectContaining({ id: 'stream', status: 'failed' }),
    ])
  })

  it('says that the API does not answer', async () => {
    const app = await createApp(createTestConfig({ workspaces: [createTestWorkspace()] }), {
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    })
    const { body } = await get(app, '/api/console/doctor?workspace=staging')
    expect(body).toHaveProperty('checks', [
      expect.objectContaining({
        id: 'api',
        status: 'failed',
        detail: expect.stringContaining('base URL'),
        fix: expect.stringContaining('status of the service'),
      }),
      expect.objectContaining({ id: 'token', status: 'failed' }),
      expect.objectContaining({ id: 'stream', status: 'failed' }),
    ])
  })

  it('notices a data folder it cannot write to', async () => {
    const app = await createApp(local({ dataDir: join(dataDir, 'gone') }), healthy)
    const { body } = await get(app, '/api/console/doctor?workspace=local')
    expect(body).toMatchObject({ is_healthy: false })
    expect(JSON.stringify(body)).toContain('CONSOLE_DATA_DIR')
  })

  it('notices a configured model that is not listed', async () => {
    const model = { provider: 'anthropic', name: 'large', baseUrl: null, apiKey: 'k' } as const
    const app = await createApp(local({ embedded: { ...embedded, model } }), healthy)
    const { body } = await get(app, '/api/console/doctor?workspace=local')
    expect(JSON.stringify(body)).toContain('large is configured but not listed')
  })

  it('wants to know which workspace is meant', async () => {
    const app = await createApp(createTestConfig())
    expect((await get(app, '/api/console/doctor')).status).toBe(400)
    expect((await get(app, '/api/console/doctor?workspace=nowhere')).status).toBe(404)
  })
})

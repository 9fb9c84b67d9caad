import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { request as rawRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createApp } from './app.ts'
import type { RemoteWorkspace } from './config.ts'
import { createTestConfig, createTestWorkspace } from './testing/createTestConfig.ts'
import { readAll, sendJson, startConsole, startUpstream } from './testing/startUpstream.ts'

const { token } = createTestWorkspace()

/** The console in front of an API that answers as told. */
async function startBoth(listener: (i: IncomingMessage, o: ServerResponse) => void, w: Partial<RemoteWorkspace> = {}) {
  const upstream = await startUpstream(listener)
  const workspace = createTestWorkspace({ baseUrl: `${upstream}/api/v1/cloud`, ...w })
  const address = await startConsole(createTestConfig({ workspaces: [workspace] }))
  return { upstream, address, base: `${address}/api/staging/v1/cloud` }
}

/** A request whose path is sent exactly as written, which fetch would tidy up. */
async function askRaw(address: string, path: string): Promise<number | undefined> {
  const request = rawRequest(address, { path })
  request.end()
  const [answer]: IncomingMessage[] = await once(request, 'response')
  answer?.resume()
  return answer?.statusCode
}

describe('what the API receives', () => {
  it('gets path, query, method, body and the token', async () => {
    const { base } = await startBoth(({ method, url, headers }, outgoing) => {
      sendJson(outgoing, { method, url, authorized: headers.authorization === `Bearer ${token}` }, 201)
    })
    const answer = await fetch(`${base}/agents?limit=2&after_id=a%2Fb`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(201)
    expect(await answer.json()).toEqual({
      method: 'POST',
      url: '/api/v1/cloud/agents?limit=2&after_id=a%2Fb',
      authorized: true,
    })
  })

  it('gets the headers of the API and none of the browser', async () => {
    const { base } = await startBoth((incoming, outgoing) => sendJson(outgoing, incoming.headers))
    const answer = await fetch(`${base}/agents`, {
      method: 'POST',
      body: '{}',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'once',
        'last-event-id': 'evt_1',
        'x-request-id': 'req_1',
        'x-qoder-beta': 'search-2026-08-31',
        'qoder-workspace-id': 'ws_1',
        authorization: 'Bearer from-the-browser',
        cookie: 'session=1',
        referer: 'http://127.0.0.1/w/staging',
        'x-forwarded-for': '10.0.0.1',
        forwarded: 'for=10.0.0.1',
        te: 'trailers',
      },
    })
    const seen: unknown = await answer.json()
    expect(seen).toMatchObject({
      'content-type': 'application/json',
      'content-length': '2',
      'idempotency-key': 'once',
      'last-event-id': 'evt_1',
      'x-request-id': 'req_1',
      'x-qoder-beta': 'search-2026-08-31',
      'qoder-workspace-id': 'ws_1',
      'accept-encoding': 'identity',
    })
    for (const name of ['cookie', 'referer', 'origin', 'x-forwarded-for', 'forwarded', 'te']) {
      expect(seen).not.toHaveProperty(name)
    }
  })

  it.each(['DELETE', 'POST'])('gets no body with a %s that has none', async (method) => {
    const { base } = await startBoth(async (incoming, outgoing) => {
      const { 'transfer-encoding': encoding = null, 'content-length': length = '0' } = incoming.headers
      sendJson(outgoing, { encoding, length, body: await readAll(incoming) })
    })
    const answer = await fetch(`${base}/agents/a`, { method })
    expect(await answer.json()).toEqual({ encoding: null, length: '0', body: '' })
  })

  it('gets a large body whole', async () => {
    const { base } = await startBoth(async (incoming, outgoing) => {
      sendJson(outgoing, { size: (await readAll(incoming)).length })
    })
    const answer = await fetch(`${base}/files`, { method: 'POST', body: 'x'.repeat(3_000_000) })
    expect(await answer.json()).toEqual({ size: 3_000_000 })
  })

  it.each(['//evil.example/x', '/%2e%2e%2fadmin', '/..%5cadmin', '/a/%252e%252e/b', '@evil.example/x'])(
    'never gets the path %s',
    async (path) => {
      let hits = 0
      const { base, address } = await startBoth((_, outgoing) => {
        hits++
        sendJson(outgoing, {})
      })
      expect(await askRaw(address, base.slice(address.length) + path)).toBe(400)
      expect(hits).toBe(0)
    },
  )

  it('never gets a path that leaves the base by dots', async () => {
    let hits = 0
    const { base, address } = await startBoth((_, outgoing) => {
      hits++
      sendJson(outgoing, {})
    })
    expect(await askRaw(address, `${base.slice(address.length)}/../../../admin`)).toBe(404)
    expect(hits).toBe(0)
  })
})

describe('what the browser receives', () => {
  it('gets status and body, without cookies and foreign policies', async () => {
    const { base } = await startBoth((_, outgoing) => {
      outgoing.setHeader('set-cookie', ['a=1', 'b=2'])
      outgoing.setHeader('access-control-allow-origin', '*')
      outgoing.setHeader('content-security-policy', 'default-src *')
      outgoing.setHeader('www-authenticate', 'Basic')
      outgoing.setHeader('x-request-id', 'req_9')
      sendJson(outgoing, { type: 'error' }, 409)
    })
    const answer = await fetch(`${base}/agents`)
    expect(answer.status).toBe(409)
    expect(answer.headers.get('x-request-id')).toBe('req_9')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const name of ['set-cookie', 'access-control-allow-origin', 'www-authenticate']) {
      expect(answer.headers.has(name)).toBe(false)
    }
    expect(await answer.json()).toEqual({ type: 'error' })
  })

  it('gets a compressed answer decoded and labelled so', async () => {
    const { base } = await startBoth((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      outgoing.end(gzipSync('{"ok":true}'))
    })
    const answer = await fetch(`${base}/agents`)
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(await answer.json()).toEqual({ ok: true })
  })

  it.each([301, 302, 307, 308])('never gets a %i, nor where it points', async (status) => {
    const visited: (string | undefined)[] = []
    const { base } = await startBoth(({ url }, outgoing) => {
      visited.push(url)
      outgoing.writeHead(status, { location: '/elsewhere/hidden' }).end()
    })
    const answer = await fetch(`${base}/agents`, { redirect: 'manual' })
    expect(answer.status).toBe(502)
    expect(answer.headers.has('location')).toBe(false)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({
      error: { type: 'api_error', message: expect.stringContaining('redirect') },
    })
    expect(text).not.toContain('hidden')
    expect(visited).toEqual(['/api/v1/cloud/agents'])
  })

  it.each([
    ['the link that its body says as well', { url: 'x', expires_at: '2026-10-01T09:15:30Z' }],
    ['the link alone', null],
  ])('gets %s, where a file is answered with a redirect', async (_, said) => {
    const visited: (string | undefined)[] = []
    const link = 'https://storage.example.net/o/abc?sig=xyz'
    const { base } = await startBoth(({ url }, outgoing) => {
      visited.push(url)
      outgoing.setHeader('location', link)
      if (said) sendJson(outgoing, { ...said, url: link }, 302)
      else outgoing.writeHead(302).end()
    })
    const answer = await fetch(`${base}/files/file_1/content`, { redirect: 'manual' })
    expect(answer.status).toBe(200)
    expect(answer.headers.has('location')).toBe(false)
    expect(await answer.json()).toEqual({ ...said, url: link })
    expect(visited).toEqual(['/api/v1/cloud/files/file_1/content'])
  })

  it.each(['javascript:alert(1)', 'data:text/html,x'])('gets no link to %s', async (location) => {
    const { base } = await startBoth((_, outgoing) => void outgoing.writeHead(302, { location }).end())
    expect((await fetch(`${base}/files/file_1/content`, { redirect: 'manual' })).status).toBe(502)
  })

  it('never gets the token in a link', async () => {
    const location = `https://storage.example.net/o/abc?token=${encodeURIComponent(token)}`
    const { base } = await startBoth((_, outgoing) => void outgoing.writeHead(302, { location }).end())
    const text = await (await fetch(`${base}/files/file_1/content`, { redirect: 'manual' })).text()
    expect(text).toContain('storage.example.net')
    for (const form of [token, encodeURIComponent(token)]) expect(text).not.toContain(form)
  })

  it('never gets the token, whatever the API echoes', async () => {
    const { base } = await startBoth((incoming, outgoing) => {
      outgoing.setHeader('x-request-id', `echo ${token}`)
      outgoing.writeHead(200, { 'content-type': 'application/json' })
      const text = JSON.stringify({ ...incoming.headers, url: encodeURIComponent(token) })
      const at = text.indexOf(token) + 5 // in the middle of the token
      outgoing.write(text.slice(0, at), () => outgoing.end(text.slice(at)))
    })
    const answer = await fetch(`${base}/agents`)
    const text = await answer.text()
    expect(JSON.parse(text)).toHaveProperty('authorization', `Bearer ${'*'.repeat(token.length)}`)
    for (const form of [token, encodeURIComponent(token)]) {
      expect(text).not.toContain(form)
      expect(answer.headers.get('x-request-id')).not.toContain(form)
    }
  })

  it('gets an envelope and a log without the token when the API cannot be reached', async () => {
    const lines: string[] = []
    const workspaces = [createTestWorkspace()]
    const app = await createApp(createTestConfig({ workspaces }), {
      log: (line) => lines.push(line),
      fetch: () =>
        Promise.reject(
          new TypeError(`failed for ${token}`, { cause: Object.assign(new Error(token), { code: 'ECONNREFUSED' }) }),
        ),
    })
    const answer = await app.fetch(new Request('http://127.0.0.1:4620/api/staging/v1/cloud/agents'))
    const text = await answer.text()
    expect(answer.status).toBe(502)
    expect(JSON.parse(text)).toMatchObject({ type: 'error', error: { type: 'api_error' } })
    expect(text).toContain('ECONNREFUSED')
    expect(text + lines.join()).not.toContain(token)
  })
})

describe('streams', () => {
  const frames = ['event: a\ndata: {"n":1}\n\n', 'event: b\ndata: {"n":2}\n\n']

  it('arrive frame by frame, neither buffered nor compressed', async () => {
    let sendSecond = () => {}
    const { base } = await startBoth((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'max-age=60' })
      outgoing.write(frames[0])
      sendSecond = () => void outgoing.end(frames[1])
    })
    const answer = await fetch(`${base}/sessions/s/events/stream`, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-transform')
    expect(answer.headers.get('x-accel-buffering')).toBe('no')
    expect(answer.headers.get('content-encoding')).toBeNull()
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toBe(frames[0])
    sendSecond()
    expect((await reader?.read())?.value).toBe(frames[1])
    expect((await reader?.read())?.done).toBe(true)
  })

  it('show their headers before the first frame', async () => {
    const { base } = await startBoth((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    })
    const controller = new AbortController()
    const answer = await fetch(`${base}/sessions/s/events/stream`, { signal: controller.signal })
    expect(answer.status).toBe(200)
    controller.abort()
  })

  it('end at the API when the browser leaves', async () => {
    const { promise: left, resolve: onLeft } = createDeferred()
    const { base } = await startBoth((_, outgoing) => {
      outgoing.on('close', onLeft)
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
      outgoing.write(frames[0])
    })
    const controller = new AbortController()
    const answer = await fetch(`${base}/sessions/s/events/stream`, { signal: controller.signal })
    await answer.body?.getReader().read()
    controller.abort()
    await expect(left).resolves.toBeUndefined()
  })

  it('end at the API when the browser leaves before the headers', async () => {
    const { promise: arrived, resolve: onArrived } = createDeferred()
    const { promise: left, resolve: onLeft } = createDeferred()
    const { base } = await startBoth((_, outgoing) => {
      outgoing.on('close', onLeft)
      onArrived()
    })
    const controller = new AbortController()
    const answer = fetch(`${base}/sessions/s/events/stream`, { signal: controller.signal })
    await arrived
    controller.abort()
    await expect(answer).rejects.toThrow()
    await expect(left).resolves.toBeUndefined()
  })

  it('break in the browser when they break at the API', async () => {
    let breakOff = () => {}
    const { base } = await startBoth((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
      outgoing.write(frames[0])
      breakOff = () => void outgoing.destroy()
    })
    const answer = await fetch(`${base}/sessions/s/events/stream`)
    const reader = answer.body?.getReader()
    await reader?.read()
    breakOff()
    await expect(reader?.read()).rejects.toThrow()
  })

  it('end when the console closes', async () => {
    const { promise: left, resolve: onLeft } = createDeferred()
    const upstream = await startUpstream((_, outgoing) => {
      outgoing.on('close', onLeft)
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
      outgoing.write(frames[0])
    })
    const app = await createApp(createTestConfig({ workspaces: [createTestWorkspace({ baseUrl: upstream })] }))
    const answer = await app.fetch(new Request('http://127.0.0.1:4620/api/staging/v1/cloud/sessions/s/events/stream'))
    await app.close()
    await expect(left).resolves.toBeUndefined()
    await expect(answer.text()).rejects.toThrow()
  })
})

describe('refusals', () => {
  async function ask(method: string, path = '/api/staging/v1/cloud/agents', changes: Partial<RemoteWorkspace> = {}) {
    const fetched: string[] = []
    const app = await createApp(createTestConfig({ workspaces: [createTestWorkspace(changes)] }), {
      fetch: async (input) => {
        fetched.push(String(input))
        return Response.json({})
      },
    })
    const answer = await app.fetch(new Request(`http://127.0.0.1:4620${path}`, { method }))
    return { answer, fetched }
  }

  it('keep a read-only workspace as it is', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { answer, fetched } = await ask(method, undefined, { isReadOnly: true })
      expect(answer.status).toBe(403)
      expect(await answer.json()).toMatchObject({ error: { type: 'permission_error' } })
      expect(fetched).toEqual([])
    }
    expect((await ask('GET', undefined, { isReadOnly: true })).answer.status).toBe(200)
  })

  it('name a workspace that is not configured', async () => {
    const { answer } = await ask('GET', '/api/nowhere/v1/cloud/agents')
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ error: { type: 'not_found_error' } })
  })

  it('leave unusual methods to nobody', async () => {
    const { answer, fetched } = await ask('OPTIONS')
    expect(answer.status).toBe(405)
    expect(fetched).toEqual([])
  })

  it('repeat the id of the request', async () => {
    const app = await createApp(createTestConfig())
    const headers = { 'x-request-id': 'req_7' }
    const answer = await app.fetch(new Request('http://127.0.0.1:4620/api/x/v1/cloud/agents', { headers }))
    expect(answer.headers.get('x-request-id')).toBe('req_7')
    expect(await answer.json()).toHaveProperty('request_id', 'req_7')
  })
})

function createDeferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

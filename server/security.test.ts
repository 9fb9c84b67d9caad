import { describe, expect, it } from 'vitest'
import { createApp } from './app.ts'
import { createTestConfig } from './testing/createTestConfig.ts'

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  const app = await createApp(createTestConfig())
  return app.fetch(new Request(`http://127.0.0.1:4620${path}`, { method, headers }))
}

describe('who may call the console', () => {
  it.each(['127.0.0.1:4620', 'localhost:4620', '[::1]:4620', 'LOCALHOST:4620'])(
    'answers under the name %s',
    async (host) => {
      expect((await ask('/api/console/version', { host })).status).toBe(200)
    },
  )

  it.each([
    'evil.example:4620',
    'evil.example',
    '127.0.0.1.evil.example:4620',
    'localhost.evil.example:4620',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:4621',
    '192.168.1.5:4620',
    '[::2]:4620',
    'user@127.0.0.1:4620',
    '0x7f.1:4620',
  ])('refuses the name %s, which DNS rebinding could put in front of it', async (host) => {
    const answer = await ask('/api/console/version', { host })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ type: 'error', error: { type: 'permission_error' } })
  })

  it('refuses a foreign name for pages and for the embedded API with a token, too', async () => {
    expect((await ask('/', { host: 'evil.example:4620' })).status).toBe(403)
    const answer = await ask('/api/v1/cloud/agents', { host: 'evil.example:4620', authorization: 'Bearer right' })
    expect(answer.status).toBe(403)
  })

  it.each(['https://evil.example', 'http://localhost:4620', 'http://127.0.0.1:3000', 'https://127.0.0.1:4620', 'null'])(
    'refuses a request from the origin %s',
    async (origin) => {
      expect((await ask('/api/qoder/v1/cloud/agents', { origin }, 'POST')).status).toBe(403)
    },
  )

  it('lets its own pages and programs without an origin pass', async () => {
    expect((await ask('/api/console/version', { origin: 'http://127.0.0.1:4620' })).status).toBe(200)
    expect((await ask('/api/console/version', { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await ask('/api/console/version')).status).toBe(200)
  })

  it.each(['cross-site', 'same-site'])('refuses what a %s page starts', async (site) => {
    const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' }
    expect((await ask('/api/console/version', headers)).status).toBe(403)
    expect((await ask('/icon.svg', headers)).status).toBe(403)
  })

  it('lets a link of another site open a page, but not an API address', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await ask('/w/local/sessions', headers)).status).not.toBe(403)
    expect((await ask('/api/qoder/v1/cloud/agents', headers)).status).toBe(403)
  })

  it.each(['script', 'style', 'worker', 'iframe'])('does not hand API answers out as a %s', async (destination) => {
    const headers = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': destination }
    expect((await ask('/api/console/version', headers)).status).toBe(403)
  })
})

describe('the headers of every answer', () => {
  it.each(['/', '/api/console/version', '/api/nothing'])('protect %s', async (path) => {
    const { headers } = await ask(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.has('x-powered-by')).toBe(false)
  })

  it('allow pages scripts of their own origin only, never inline ones', async () => {
    const policy = (await ask('/')).headers.get('content-security-policy') ?? ''
    const directives = Object.fromEntries(policy.split('; ').map((text) => [text.split(' ')[0], text]))
    expect(directives['default-src']).toBe("default-src 'none'")
    expect(directives['script-src']).toBe("script-src 'self'")
    expect(directives['connect-src']).toBe("connect-src 'self'")
    expect(directives['object-src']).toBe("object-src 'none'")
    expect(directives['base-uri']).toBe("base-uri 'none'")
  })

  it('put API answers that are opened as a page into a sandbox', async () => {
    const policy = (await ask('/api/console/version')).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/; sandbox$/)
  })

  it('protect refusals as well', async () => {
    const { headers } = await ask('/', { host: 'evil.example' })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createApp } from './app.ts'
import { listenWithVite } from './devServer.ts'
import { createTestConfig } from './testing/createTestConfig.ts'

let folder = ''
let server: Server
let port = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-vite-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Console</title>')
  const config = createTestConfig({ port: 0 })
  server = await listenWithVite(await createApp(config), config, folder)
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

/** Sends path and headers exactly as written, also what fetch would correct or refuse. */
function ask(path: string, headers: Record<string, string> = {}): Promise<{ answer: IncomingMessage; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      answer.on('end', () => resolve({ answer, text }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

it('serves pages through Vite and the API through the same app', async () => {
  const page = await ask('/w/local/sessions', { accept: 'text/html' })
  expect(page.text).toContain('/@vite/client')
  expect(page.answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  const version = await ask('/api/console/version')
  expect(JSON.parse(version.text)).toHaveProperty('name', 'cloud-agents-console')
  expect(version.answer.headers['content-security-policy']).toContain('sandbox')
})

it('refuses foreign names and pages of other sites like the real server', async () => {
  expect((await ask('/', { host: `evil.example:${port}` })).answer.statusCode).toBe(403)
  expect((await ask('/src/main.tsx', { 'sec-fetch-site': 'cross-site' })).answer.statusCode).toBe(403)
  expect((await ask('/src/main.tsx', { origin: 'https://evil.example' })).answer.statusCode).toBe(403)
  expect((await ask('/api/console/version', { host: 'evil.example' })).answer.statusCode).toBe(403)
})

it('refuses a target that is not an address', async () => {
  expect((await ask('http://:bad')).answer.statusCode).toBe(400)
})

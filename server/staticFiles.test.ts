import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from './app.ts'
import { createTestConfig } from './testing/createTestConfig.ts'

const script = 'export const answer = 42'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-static-'))
  const dist = join(folder, 'dist')
  await mkdir(join(dist, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Console</title>')
  await writeFile(join(dist, 'theme.js'), 'theme()')
  await writeFile(join(dist, '.inputs'), 'hash')
  await writeFile(join(dist, 'assets', 'main-abc.js'), script)
  await writeFile(join(dist, 'assets', 'main-abc.js.br'), brotliCompressSync(script))
  await writeFile(join(dist, 'assets', 'main-abc.js.gz'), gzipSync(script))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  const app = await createApp(createTestConfig({ staticDir: join(folder, 'dist') }))
  return app.fetch(new Request(`http://127.0.0.1:4620${path}`, { method, headers }))
}

describe('compression', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['identity', null],
    ['', null],
  ])('answers "%s" with %s', async (accepted, encoding) => {
    const answer = await ask('/assets/main-abc.js', { 'accept-encoding': accepted })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toBe('accept-encoding')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('sends the plain file where there is no compressed one', async () => {
    const answer = await ask('/theme.js', { 'accept-encoding': 'br' })
    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(await answer.text()).toBe('theme()')
  })
})

it('serves every file that comes with the console', async () => {
  const staticDir = resolve(import.meta.dirname, '../public')
  const app = await createApp(createTestConfig({ staticDir }))
  const files = await readdir(staticDir, { recursive: true, withFileTypes: true })
  const paths = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(staticDir.length))
  expect(paths).toContain('/recordings/quickstart.jsonl')
  for (const path of paths) {
    const { status } = await app.fetch(new Request(`http://127.0.0.1:4620${path}`))
    expect([path, status]).toEqual([path, 200])
  }
})

describe('caching', () => {
  it('keeps hashed files for ever and asks again for all others', async () => {
    expect((await ask('/assets/main-abc.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await ask('/theme.js')).headers.get('cache-control')).toBe('no-cache')
    expect((await ask('/')).headers.get('cache-control')).toBe('no-cache')
  })

  it('answers 304 to a tag it gave out, for the same encoding only', async () => {
    const etag = (await ask('/assets/main-abc.js', { 'accept-encoding': 'br' })).headers.get('etag') ?? ''
    const again = await ask('/assets/main-abc.js', { 'accept-encoding': 'br', 'if-none-match': `W/"x", ${etag}` })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    const plain = await ask('/assets/main-abc.js', { 'if-none-match': etag })
    expect(plain.status).toBe(200)
  })

  it('answers HEAD with the length and no body', async () => {
    const answer = await ask('/assets/main-abc.js', {}, 'HEAD')
    expect(answer.headers.get('content-length')).toBe(String(script.length))
    expect(await answer.text()).toBe('')
  })
})

describe('page addresses', () => {
  const visit = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-mode': 'navigate' }

  it.each(['/', '/w/local/sessions/sess_1', '/w/local/agents?archived=true'])('opens the app at %s', async (path) => {
    const answer = await ask(path, visit)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<title>Console</title>')
  })

  it.each(['/assets/gone.js', '/assets/gone', '/nothing.png'])('answers 404 at %s', async (path) => {
    expect((await ask(path, visit)).status).toBe(404)
  })

  it('does not mistake a script looking for data for a visit', async () => {
    expect((await ask('/w/local', { accept: '*/*', 'sec-fetch-mode': 'cors' })).status).toBe(404)
    expect((await ask('/w/local', { accept: 'application/json' })).status).toBe(404)
  })

  it('keeps pages read-only', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(405)
  })

  it('says what to do when nothing has been built', async () => {
    const app = await createApp(createTestConfig({ staticDir: join(folder, 'empty') }))
    const answer = await app.fetch(new Request('http://127.0.0.1:4620/'))
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('npm start')
  })
})

describe('the border of the folder', () => {
  it.each([
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/theme.js%00',
    '/%2fetc%2fpasswd',
    '/%ff',
    '/.inputs',
  ])('is not crossed by %s', async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toContain('secret')
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt'])(
    'holds for %s, which a URL folds',
    async (path) => {
      expect((await ask(path)).status).toBe(404)
    },
  )
})

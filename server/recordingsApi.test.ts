import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { type App, createApp } from './app.ts'
import { parseConfig } from './parseConfig.ts'

const line = JSON.stringify({ id: 'evt_1', type: 'user.message', content: 'Hello' })
const opened: { app: App; dataDir: string }[] = []

afterEach(async () => {
  for (const { app, dataDir } of opened.splice(0)) {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

async function open() {
  const dataDir = mkdtempSync(join(tmpdir(), 'recordings-api-'))
  writeFileSync(join(dataDir, 'greeting.jsonl'), `${line}\n`)
  const env = { CONSOLE_DATA_DIR: dataDir, CONSOLE_RECORDINGS: `${dataDir}, nothing.jsonl` }
  const config = parseConfig(env, { rootDir: dataDir, workingDir: dataDir, isDevelopment: true, readFile: () => '' })
  const log: string[] = []
  const app = await createApp(config, { log: (text) => log.push(text) })
  opened.push({ app, dataDir })
  const call = async (method: string, path: string, body?: string, headers: Record<string, string> = {}) => {
    const url = `http://127.0.0.1:4620/api/console/recordings${path}`
    const init = { method, headers: { host: '127.0.0.1:4620', ...headers }, ...(body === undefined ? {} : { body }) }
    const answer = await app.fetch(new Request(url, init))
    return { status: answer.status, body: await answer.json() }
  }
  return { call, log }
}

it('hosts what is configured at start, and what is sent, and plays it', async () => {
  const { call, log } = await open()
  expect((await call('GET', '')).body.data).toHaveLength(1)
  expect(log.join()).toMatch(/nothing\.jsonl is not hosted/)
  const { status, body } = await call('POST', '?name=Sent', line)
  expect([status, body]).toEqual([201, { id: expect.stringMatching(/^sess_/), event_count: 1, problems: [] }])
  expect(await call('POST', `/${body.id}/play`, '{"speed": 8}')).toEqual({
    status: 202,
    body: { id: body.id, speed: 8, faults: [] },
  })
})

it.each([
  ['what is no recording', '', 'dear diary', 400, /is no recording/],
  ['an unknown fault', '/sess_1/play', '{"faults": [{"type": "fire"}]}', 400, /faults/],
  ['a speed of nothing', '/sess_1/play', '{"speed": 0}', 400, /speed/],
  ['a session that is none', '/sess_1/play', '', 404, /Recording 'sess_1' was not found/],
])('refuses %s', async (_, path, given, status, message) => {
  const { call } = await open()
  const answer = await call('POST', path, given)
  expect([answer.status, answer.body.error.message]).toEqual([status, expect.stringMatching(message)])
})

it('is there for this console alone', async () => {
  const { call } = await open()
  expect((await call('POST', '', line, { origin: 'http://elsewhere.test' })).status).toBe(403)
})

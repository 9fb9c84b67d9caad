import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { startUpstream } from './testing/startUpstream.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const started: ChildProcess[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** The server as its own process, with a remote workspace only. */
function startMain(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    env: { PATH: process.env.PATH, CONSOLE_PORT: '0', CONSOLE_EMBEDDED: 'off', QODER_PAT: 'pt-hidden', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let text = ''
  const ready = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        const address = /ready: (\S+)\n/.exec(text)?.[1]
        if (address) resolve(address)
      })
    }
  })
  const ended = once(child, 'close').then(([code]) => ({ code, text }))
  return { child, ready, ended }
}

it('serves until it is told to stop, and then ends its streams and itself', async () => {
  const upstream = await startUpstream((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
    outgoing.write('data: 1\n\n')
  })
  const { child, ready, ended } = startMain({ QODER_BASE_URL: upstream })
  const answer = await fetch(`${await ready}/api/qoder/v1/cloud/sessions/s/events/stream`)
  const reader = answer.body?.getReader()
  await reader?.read()
  child.kill('SIGTERM')
  await expect(reader?.read()).rejects.toThrow()
  const { code, text } = await ended
  expect(code).toBe(0)
  expect(text).not.toContain('pt-hidden')
})

it('says how to choose another port when its own is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { code, text } = await startMain({ CONSOLE_PORT: String(port) }).ended
  server.close()
  expect(code).toBe(1)
  expect(text).toBe(`Port ${port} is taken. Choose another one, for example: CONSOLE_PORT=${port + 1} npm start\n`)
})

it('ends with one sentence when a variable is wrong', async () => {
  const { code, text } = await startMain({ CONSOLE_PORT: 'many' }).ended
  expect(code).toBe(1)
  expect(text).toBe('CONSOLE_PORT=many is not a whole number from 0 to 65535.\n')
})

it('prints its variables without secrets and without starting', async () => {
  const { code, text } = await startMain({}, ['--help']).ended
  expect(code).toBe(0)
  expect(text).toContain('QODER_PAT = set')
  expect(text).not.toContain('pt-hidden')
})

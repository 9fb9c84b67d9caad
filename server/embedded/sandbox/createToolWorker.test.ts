import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createToolWorker } from './createToolWorker.ts'
import { keptFolders } from './keptFolders.ts'
import { defaultSandboxLimits, type SandboxLimits } from './sandboxLimits.ts'

const never = new AbortController().signal

let root: string
let worker: ReturnType<typeof createToolWorker>

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tool-worker-'))
  for (const name of keptFolders) await mkdir(join(root, name))
})

afterEach(async () => {
  await worker.stop()
  await rm(root, { recursive: true, force: true })
})

function start(limits: Partial<SandboxLimits> = {}) {
  worker = createToolWorker({
    root,
    limits: { ...defaultSandboxLimits, ...limits },
    environmentVariables: {},
    mounts: [],
  })
}

async function bash(command: string, signal = never): Promise<string> {
  const { content } = await worker.run('Bash', { command }, signal)
  return String(content[0]?.text)
}

it('starts with the first call and closes after a while without work', async () => {
  start({ idleMs: 1 })
  expect(worker.isRunning()).toBe(false)
  expect(await bash('echo kept > a; echo one')).toBe('one\n')
  await vi.waitFor(() => expect(worker.isRunning()).toBe(false))
  expect(await bash('cat a')).toBe('kept\n')
})

it('runs calls one after the other, in the order they came', async () => {
  start()
  const answers = await Promise.all([bash('sleep 0.1; echo 1 >> log'), bash('echo 2 >> log'), bash('cat log')])
  expect(answers).toEqual(['', '', '1\n2\n'])
})

it('goes on with the calls behind one that was aborted', async () => {
  start()
  const stop = new AbortController()
  const first = bash('sleep 60', stop.signal)
  const second = bash('echo second')
  stop.abort(new Error('interrupted'))
  await expect(first).rejects.toThrow('interrupted')
  expect(await second).toBe('second\n')
})

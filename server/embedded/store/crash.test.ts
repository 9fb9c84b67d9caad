import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { programUrl } from '../../testing/programUrl.ts'
import { createStore } from './createStore.ts'

const program = fileURLToPath(programUrl('appendForever'))

/** Ids that the writing process had acknowledged when it was killed, after at least `count` of them. */
async function writeUntilKilled(dataDir: string, count: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, dataDir, 'sess_1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const acknowledged: string[] = []
  for await (const id of createInterface({ input: child.stdout })) {
    acknowledged.push(id)
    if (acknowledged.length === count) child.kill('SIGKILL')
  }
  await exited
  return acknowledged
}

it('loses no acknowledged event when its process is killed, again and again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-crash-'))
  const acknowledged: string[] = []
  for (const count of [1, 20, 51]) acknowledged.push(...(await writeUntilKilled(dataDir, count)))
  const store = await createStore({ dataDir })
  const kept = (await store.events.listAfterSeq('sess_1', 0, 10_000)).map(({ id, seq }) => ({ id, seq }))
  expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1))
  expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged))
  expect(kept.length % 2).toBe(0)
  await store.close()
  rmSync(dataDir, { recursive: true })
}, 60_000)

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createDataDir } from '../../../testing/createDataDir.ts'
import { programUrl } from '../../../testing/programUrl.ts'
import type { AgentRecord, NewEvent, StoredEvent } from '../../canonical.ts'
import { createModelCatalogue } from '../../model/createModelCatalogue.ts'
import { createStore } from '../../store/createStore.ts'
import type { Store } from '../../store/store.ts'
import { anAgent, anEnvironment, aSession } from '../../store/testRecords.ts'
import { createRuntime } from '../createRuntime.ts'
import { allTools, isIdle, userSays } from '../testCloud.ts'
import { toTurnWork } from '../turnWork.ts'

const child = fileURLToPath(programUrl('killChild'))

interface Told {
  id?: string
  seq?: number
}

/** Starts the process, kills it as soon as it has told `lines` things, and answers what it told. */
async function killAfter(lines: number, dataDir: string, sessionId: string, message: string): Promise<Told[]> {
  const running: ChildProcess = spawn(process.execPath, [child, dataDir, sessionId, message], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = once(running, 'close')
  const told: Told[] = []
  let errors = ''
  running.stderr?.on('data', (chunk) => {
    errors += String(chunk)
  })
  if (running.stdout) {
    createInterface({ input: running.stdout }).on('line', (line) => {
      told.push(JSON.parse(line))
      if (told.length === lines) running.kill('SIGKILL')
    })
  }
  const [, signal] = await closed
  if (signal !== 'SIGKILL') throw new Error(`The process ended by itself: ${errors}`)
  return told
}

/** Reopens the folder as a new process would, and closes what was cut off. */
async function reopened<T>(
  dataDir: string,
  use: (store: Store, runtime: ReturnType<typeof createRuntime>) => Promise<T>,
) {
  const store = await createStore({ dataDir })
  const runtime = createRuntime({
    store,
    sandboxes: {
      open: async () => {
        throw new Error('Nothing may run here.')
      },
      remove: async () => undefined,
      close: async () => undefined,
    },
    models: createModelCatalogue(null, { pieceMs: 0 }),
    profile: { openTurn: (input: NewEvent[], statuses: NewEvent[]) => [...input, ...statuses] },
    log: () => undefined,
  })
  try {
    await runtime.recover()
    return await use(store, runtime)
  } finally {
    await runtime.close()
    await store.close()
  }
}

interface Scene {
  agent: AgentRecord
  roster: AgentRecord[]
  message: string
  /** After how many told things the process is killed, each time. */
  kills: number[]
}

/** Kills the process again and again, and looks at what it left after each time. */
async function killAgainAndAgain({ agent, roster, message, kills }: Scene) {
  const dataDir = createDataDir('kill')
  try {
    const environment = anEnvironment()
    const session = aSession({ agent, environmentId: environment.id })
    await reopened(dataDir, async (store) => {
      await store.environments.create(environment)
      for (const each of [agent, ...roster]) await store.agents.create(each)
      await store.sessions.create(session)
    })

    const acknowledged = new Map<string, number>()
    for (const lines of kills) {
      const told = await killAfter(lines, dataDir, session.id, message)
      for (const { id, seq } of told) if (id !== undefined && seq !== undefined) acknowledged.set(id, seq)
      await reopened(dataDir, (store) => checkLeft(store, session.id, acknowledged, dataDir))
    }

    await reopened(dataDir, async (store, runtime) => {
      const closings = (await allEvents(store, session.id)).filter(({ type }) => type === 'session.error')
      expect(closings.length, 'kills that really hit a turn').toBeGreaterThan(kills.length / 2)
      await store.sessions.update(session.id, { agent: { ...session.agent, tools: [], multiagent: null } })
      const idle = new Promise<StoredEvent>((resolve) => {
        store.events.subscribe(session.id, (event) => {
          if ('seq' in event && isIdle(event)) resolve(event)
        })
      })
      await runtime.submit(session.id, [userSays('Are you still there?')])
      expect((await idle).payload).toEqual({ stop_reason: { type: 'end_turn' } })
    })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function checkLeft(store: Store, sessionId: string, acknowledged: Map<string, number>, dataDir: string) {
  const events = await allEvents(store, sessionId)
  const kept = new Map(events.map(({ id, seq }) => [id, seq]))
  expect([...acknowledged].filter(([id, seq]) => kept.get(id) !== seq)).toEqual([])
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  for (const thread of await store.threads.listLiving(sessionId)) {
    const own = events.filter(({ threadId }) => threadId === thread.id)
    expect(toTurnWork(own)).toMatchObject({ calls: [], spans: [] })
    expect(thread.status).toBe('idle')
  }
  expect(events.at(-1)?.type).toBe('session.status_idle')
  expect(await store.sessions.get(sessionId)).toMatchObject({ status: 'idle' })
  const runs = await readFile(join(dataDir, 'ran.txt'), 'utf8').catch(() => '') // No tool may have run so far.
  const calls = events.filter(({ type }) => type === 'agent.tool_use').length
  expect(runs.split('\n').length - 1).toBeLessThanOrEqual(calls)
}

it('keeps every acknowledged event and leaves no session stuck over 20 kills in the middle of a turn', async () => {
  await killAgainAndAgain({
    agent: anAgent({ tools: allTools }),
    roster: [],
    message: 'Write a Python function that computes the Fibonacci sequence and run a test.',
    kills: Array.from({ length: 20 }, (_, kill) => 1 + ((kill * 7) % 45)),
  })
}, 240_000) // A few seconds alone; twenty process starts take longer beside other work.

it('leaves no thread stuck when it is killed while several are at work', async () => {
  const roster = ['north', 'south'].map((name) => anAgent({ name, tools: allTools }))
  const agents = roster.map(({ id, version }) => ({ type: 'agent', id, version }))
  await killAgainAndAgain({
    agent: anAgent({ name: 'boss', tools: allTools, multiagent: { type: 'coordinator', agents } }),
    roster,
    message: 'Show me several threads',
    kills: [30, 36, 42, 60],
  })
}, 60_000)

async function allEvents(store: Store, sessionId: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for (;;) {
    const page = await store.events.listAfterSeq(sessionId, events.length, 1000)
    events.push(...page)
    if (page.length < 1000) return events
  }
}

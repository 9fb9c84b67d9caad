import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { programUrl } from '../../testing/programUrl.ts'
import type { NewEvent } from '../canonical.ts'
import { textOf, toBlocks } from '../model/contentBlocks.ts'
import { createModelCatalogue } from '../model/createModelCatalogue.ts'
import { createJustBashSandboxes } from '../sandbox/createJustBashSandboxes.ts'
import { createStore } from '../store/createStore.ts'
import { anAgent, anEnvironment, aSession } from '../store/testRecords.ts'
import { createRuntime } from './createRuntime.ts'
import { allTools, isIdle, userSays } from './testCloud.ts'

it('carries the quickstart through with a test that really runs', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'quickstart-'))
  const store = await createStore({ dataDir })
  const sandboxes = createJustBashSandboxes({ dataDir, workerProgram: programUrl('toolWorker') })
  const runtime = createRuntime({
    store,
    sandboxes,
    models: createModelCatalogue(null, { pieceMs: 0 }),
    profile: { openTurn: (input: NewEvent[], statuses: NewEvent[]) => [...input, ...statuses] },
    log: () => undefined,
  })
  try {
    const environment = anEnvironment()
    await store.environments.create(environment)
    const session = aSession({ agent: anAgent({ tools: allTools }), environmentId: environment.id })
    await store.agents.create(session.agent)
    await store.sessions.create(session)
    const idle = new Promise((resolve) => {
      store.events.subscribe(session.id, (event) => {
        if ('seq' in event && isIdle(event)) resolve(event.payload.stop_reason)
      })
    })
    await runtime.submit(session.id, [
      userSays('Write a Python function that computes the Fibonacci sequence and run a test.'),
    ])
    expect(await idle).toEqual({ type: 'end_turn' })

    const events = await store.events.listAfterSeq(session.id, 0, 100)
    const calls = events.filter(({ type }) => type === 'agent.tool_use').map(({ payload }) => payload.name)
    expect(calls).toEqual(['Write', 'Write', 'Bash'])
    const result = events.findLast(({ type }) => type === 'agent.tool_result')
    expect(result?.payload.is_error).toBe(false)
    expect(textOf(toBlocks(result?.payload.content))).toMatch(/Ran 3 tests[\s\S]*OK/)
    const message = events.findLast(({ type }) => type === 'agent.message')
    expect(textOf(toBlocks(message?.payload.content))).toContain('The test passed')
  } finally {
    await runtime.close()
    await sandboxes.close()
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  }
})

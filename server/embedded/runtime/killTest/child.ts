import { appendFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { NewEvent } from '../../canonical.ts'
import { pause } from '../../model/cancellation.ts'
import { textBlock } from '../../model/contentBlocks.ts'
import { createModelCatalogue } from '../../model/createModelCatalogue.ts'
import type { SandboxProvider } from '../../sandbox/sandbox.ts'
import { createStore } from '../../store/createStore.ts'
import { createRuntime } from '../createRuntime.ts'

/**
 * The process that `killRecovery.test.ts` kills: it keeps one session busy for ever and writes a line for everything that
 * somebody outside was told. Arguments: data folder, session id, what the person says.
 */
const [, , dataDir = '', sessionId = '', message = ''] = process.argv

const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

const sandboxes: SandboxProvider = {
  open: async () => ({
    sandbox: {
      async run(tool, _input, signal) {
        appendFileSync(join(dataDir, 'ran.txt'), `${tool}\n`)
        await pause(20, signal)
        return { content: [textBlock('Ran 3 tests in 0.001s\n\nOK')], isError: false }
      },
      locate: async () => null,
      close: async () => undefined,
    },
    problems: [],
  }),
  remove: async () => undefined,
  close: async () => undefined,
}

const store = await createStore({ dataDir })
const runtime = createRuntime({
  store,
  sandboxes,
  models: createModelCatalogue(null, { pieceMs: 2 }),
  profile: { openTurn: (input: NewEvent[], statuses: NewEvent[]) => [...input, ...statuses] },
  log: () => undefined,
})

async function sendMessage() {
  const content = [textBlock(message)]
  for (const { id, seq } of await runtime.submit(sessionId, [{ type: 'user.message', payload: { content } }])) {
    tell({ id, seq })
  }
}

store.events.subscribe(sessionId, (event) => {
  if ('seq' in event) tell({ id: event.id, seq: event.seq })
  else tell({ preview: event.type })
  if (event.type === 'session.status_idle') void sendMessage()
})

await runtime.recover()
await sendMessage()

/** How many events per second the embedded cloud's store puts on disk, by the size of an append. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewEvent } from '../server/embedded/canonical.ts'
import { createStore } from '../server/embedded/store/createStore.ts'
import type { Store } from '../server/embedded/store/store.ts'
import { anEnvironment, anEvent, aSession } from '../server/embedded/store/testRecords.ts'
import { printTable, round } from './table.ts'

const secondsEach = 4
const words = 'The parser reads each line of the report once and keeps its totals per region. '

/** About 700 bytes of payload, as a short message or a result has. */
function anOrdinaryEvent(): NewEvent {
  return anEvent('agent.message', { content: [{ type: 'text', text: words.repeat(8) }] })
}

async function measure(store: Store, environmentId: string, appendSize: number, writers: number) {
  const sessions = await Promise.all(
    Array.from({ length: writers }, async () => {
      const session = aSession({ environmentId })
      await store.sessions.create(session)
      return session.id
    }),
  )
  const latencies: number[] = []
  const startedAt = performance.now()
  const endsAt = startedAt + secondsEach * 1_000
  await Promise.all(
    sessions.map(async (sessionId) => {
      while (performance.now() < endsAt) {
        const sentAt = performance.now()
        await store.events.append(sessionId, Array.from({ length: appendSize }, anOrdinaryEvent))
        latencies.push(performance.now() - sentAt)
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1_000
  const mean = latencies.reduce((sum, latency) => sum + latency, 0) / latencies.length
  return {
    'events per append': appendSize,
    'sessions at once': writers,
    'appends/s': round(latencies.length / seconds),
    'events/s': round((latencies.length * appendSize) / seconds),
    'ms per append': round(mean, 2),
  }
}

const dataDir = await mkdtemp(join(tmpdir(), 'bench-inserts-'))
const store = await createStore({ dataDir })
const environment = anEnvironment()
await store.environments.create(environment)
const rows = []
for (const [appendSize, writers] of [
  [1, 1],
  [10, 1],
  [100, 1],
  [1, 20],
  [10, 20],
] as const) {
  rows.push(await measure(store, environment.id, appendSize, writers))
}
await store.close()
await rm(dataDir, { recursive: true, force: true })
printTable('Embedded cloud: events acknowledged on disk (synchronous=FULL)', rows)

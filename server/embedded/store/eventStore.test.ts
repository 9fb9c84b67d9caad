import { rmSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDataDir } from '../../testing/createDataDir.ts'
import { createEnvironmentStore } from './environmentStore.ts'
import { createEventStore } from './eventStore.ts'
import { openDatabase } from './openDatabase.ts'
import { createSessionStore } from './sessionStore.ts'
import { anEnvironment, anEvent, aSession } from './testRecords.ts'

let dataDir: string
let db: Awaited<ReturnType<typeof openDatabase>>

beforeEach(async () => {
  dataDir = createDataDir('embedded-events')
  db = await openDatabase(dataDir)
})

afterEach(async () => {
  await db.destroy()
  rmSync(dataDir, { recursive: true })
})

it('tells nobody of an event that the disk did not take, and goes on when there is room again', async () => {
  const environment = anEnvironment()
  await createEnvironmentStore(db).create(environment)
  const session = aSession({ environmentId: environment.id })
  await createSessionStore(db).create(session)
  const events = createEventStore(db)
  const told: string[] = []
  events.subscribe(session.id, (item) => told.push(item.type))

  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(db)
  const large = { text: 'x'.repeat(100_000) }
  const refused = await Promise.allSettled([
    events.append(session.id, [anEvent('agent.message', large)], { status: 'running' }),
    events.append(session.id, [anEvent('agent.message', large)], { status: 'running' }),
  ])
  expect(refused).toMatchObject([1, 2].map(() => ({ status: 'rejected', reason: { code: 'SQLITE_FULL' } })))
  expect(told).toEqual([])
  expect(await createSessionStore(db).get(session.id)).toEqual(session)

  await sql`pragma max_page_count = 1000000`.execute(db)
  const [event] = await events.append(session.id, [anEvent('agent.message', large)])
  expect([event?.seq, told]).toEqual([1, ['agent.message']])
})

import { createStore } from './createStore.ts'
import { anEnvironment, anEvent, aSession } from './testRecords.ts'

/** Run as a process of its own by the crash test: appends until it is killed and prints what was acknowledged. */
const [, , dataDir = '', sessionId = ''] = process.argv
const store = await createStore({ dataDir })
if (!(await store.sessions.get(sessionId))) {
  const environment = anEnvironment()
  await store.environments.create(environment)
  await store.sessions.create(aSession({ id: sessionId, environmentId: environment.id }))
}
while (true) {
  const stored = await store.events.append(sessionId, [
    anEvent('agent.message', { text: 'x'.repeat(500) }),
    anEvent('a'),
  ])
  process.stdout.write(stored.map(({ id }) => `${id}\n`).join(''))
}

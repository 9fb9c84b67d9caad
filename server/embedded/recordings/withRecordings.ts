import { conflict } from '../problem.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Recordings } from './createRecordings.ts'

/** The runtime of a cloud some of whose sessions are recordings, which nothing but a play moves. */
export function withRecordings(runtime: Runtime, recordings: Recordings): Runtime {
  const refuse = () =>
    conflict(
      'This session is a recording: it can be played again, but it takes no input. Start a session of its agent.',
    )
  return {
    ...runtime,
    async submit(id, events) {
      if (recordings.has(id)) throw refuse()
      return runtime.submit(id, events)
    },
    cancel: (id) => (recordings.has(id) ? recordings.finish(id) : runtime.cancel(id)),
    async archiveThread(id, threadId) {
      if (recordings.has(id)) throw refuse()
      await runtime.archiveThread(id, threadId)
    },
    forget: (id, remove) =>
      recordings.has(id) ? recordings.forget(id, () => runtime.forget(id, remove)) : runtime.forget(id, remove),
  }
}

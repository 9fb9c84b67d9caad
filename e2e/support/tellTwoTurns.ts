import { text } from './fakeEvents.ts'
import type { FakeSession } from './fakeSession.ts'

/** The ids of the three calls of `tellTwoTurns`. */
export interface TwoTurns {
  listId: string
  readId: string
  testsId: string
}

/** A session of two turns: a model request, a thought, three calls, the last of them failed. */
export function tellTwoTurns(session: FakeSession): TwoTurns {
  session.accepts([{ type: 'user.message', content: text('Which files are there?') }])
  const request = session.emits('span.model_request_start')
  session.thinks()
  const list = session.runs('Bash', { command: 'ls -la' }, 'total 0')
  session.emits('span.model_request_end', {
    model_request_start_id: request.id,
    is_error: false,
    model_usage: { input_tokens: 1_200, output_tokens: 80 },
  })
  const read = session.runs('Read', { file_path: 'notes.md' }, 'Nothing written yet.')
  session.says('One file, and it is nearly empty.')
  session.finishes()
  session.accepts([{ type: 'user.message', content: text('Run the tests.') }])
  const tests = session.runs('Bash', { command: 'pytest -q' }, '1 failed', { isError: true })
  session.says('One test fails.')
  session.finishes()
  return { listId: list.id, readId: read.id, testsId: tests.id }
}

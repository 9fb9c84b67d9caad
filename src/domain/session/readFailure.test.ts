import { describe, expect, it } from 'vitest'
import type { SessionEvent } from './events.ts'
import { readFailure } from './readFailure.ts'
import { agentSays, common, idle, running, terminated, userSays } from './testing/events.ts'

const fails = (message: string): SessionEvent => ({
  ...common(),
  type: 'session.error',
  error: { type: 'model_overloaded_error', message, retryStatus: 'exhausted' },
})
const gaveUp = (): SessionEvent => ({ ...idle(), stopReason: { type: 'retries_exhausted', eventIds: [] } })

describe('how a session failed', () => {
  it('is told by the error before the service gave up', () => {
    const error = fails('The model is overloaded.')
    expect(readFailure([running(), error, gaveUp()])).toMatchObject({
      eventId: error.id,
      message: 'The model is overloaded.',
    })
  })

  it('is told even where the error lies before what was read', () => {
    expect(readFailure([gaveUp()])?.message).toBe('The service gave up after several tries.')
  })

  it('is not told of an error that the turn survived', () => {
    expect(readFailure([running(), fails('A tool could not be reached.'), agentSays('Done.'), idle()])).toBeNull()
  })

  it('is over when somebody goes on', () => {
    expect(readFailure([running(), fails('No.'), gaveUp(), userSays('Again.'), running()])).toBeNull()
  })

  it('is told apart from a session that was ended', () => {
    expect(readFailure([running(), idle(), terminated()])).toBeNull()
    expect(readFailure([running(), fails('The budget is used up.'), terminated()])?.message).toMatch(/budget/)
  })
})

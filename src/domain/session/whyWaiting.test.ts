import { describe, expect, it } from 'vitest'
import type { SessionEvent } from './events.ts'
import type { ConnectionState } from './liveSessionContract.ts'
import { plainly } from './testing/describeLog.ts'
import {
  agentSays,
  common,
  confirms,
  customToolUse,
  idle,
  requestStart,
  running,
  terminated,
  threadWaits,
  toolUse,
  userSays,
  waitsFor,
} from './testing/events.ts'
import { whyWaiting } from './whyWaiting.ts'

function why(events: SessionEvent[], connection: ConnectionState = 'live') {
  const log = plainly(events)
  const { status, stopReason } = log.status()
  return whyWaiting({
    phase: 'ready',
    status,
    stopReason,
    pending: log.pending(),
    timeline: log.timeline(),
    connection,
  })
}

const overloaded = (): SessionEvent => ({
  ...common(),
  type: 'session.error',
  error: { type: 'overloaded_error', message: 'Overloaded.', retryStatus: 'retrying' },
})

describe('why a session waits', () => {
  it('names the call that waits for approval, since when, and how to answer', () => {
    const use = toolUse('Bash', { command: 'npm publish' }, { permission: 'ask' })
    const pause = waitsFor(use.id)
    expect(why([userSays('go'), running(), use, pause])).toEqual({
      waitsFor: 'person',
      sentence: 'Bash “npm publish” waits for your approval.',
      sinceMs: pause.atMs,
      unblock: 'Allow or deny it.',
      action: 'review',
      eventId: use.id,
    })
  })

  it('counts what waits as well', () => {
    const [one, two] = [toolUse('Bash', {}, { permission: 'ask' }), toolUse('Edit', {}, { permission: 'ask' })]
    const events = [userSays('go'), running(), one, two, waitsFor(one.id, two.id)]
    expect(why(events)?.sentence).toBe('Bash waits for your approval. 1 more waits as well.')
    expect(why([...events, confirms(one.id, 'allow')])).toMatchObject({ eventId: two.id })
  })

  it('counts from when the thread asked, also while others work', () => {
    const child = { threadId: 'sthr_child' }
    const use = toolUse('Bash', { command: 'ls' }, { ...child, permission: 'ask' })
    const pause = threadWaits('sthr_child', use.id)
    const events = [userSays('go'), running(), use, pause, agentSays('meanwhile')]
    expect(why(events)).toMatchObject({
      sentence: 'Bash “ls” waits for your approval. Other threads go on.',
      sinceMs: pause.atMs,
      eventId: use.id,
    })
    expect(why([...events, waitsFor(use.id)])).toMatchObject({ sinceMs: pause.atMs })
  })

  it('asks for the answer of a custom tool', () => {
    const use = customToolUse('lookup')
    expect(why([userSays('go'), use, waitsFor(use.id)])).toMatchObject({
      sentence: 'lookup waits for the answer of your tool.',
      unblock: 'Give its result.',
    })
  })

  it('speaks of an action whose event is not here yet', () => {
    expect(why([userSays('go'), running(), waitsFor('evt_later')])).toMatchObject({
      waitsFor: 'person',
      eventId: 'evt_later',
      sentence: 'An action that is not read yet waits for your answer.',
    })
  })

  it('says when the session does not tell what it waits for', () => {
    expect(why([userSays('go'), running(), waitsFor()])).toMatchObject({ waitsFor: 'person', action: null })
  })

  it('says that the model is being retried, and after which error', () => {
    const error = overloaded()
    expect(why([userSays('go'), running(), requestStart(), error])).toMatchObject({
      waitsFor: 'service',
      sentence: 'The model is being retried after an error: Overloaded. The service tries again.',
      sinceMs: error.atMs,
      eventId: error.id,
    })
  })

  it('says nothing of an error the agent has got over', () => {
    expect(why([userSays('go'), running(), overloaded(), agentSays('on')])).toMatchObject({
      waitsFor: 'agent',
      sentence: 'The agent is working.',
    })
  })

  it('says that a session is moved', () => {
    expect(why([userSays('go'), running(), { ...common(), type: 'session.status_rescheduled' }])).toMatchObject({
      waitsFor: 'service',
      sentence: 'The service moved the session and takes it up again by itself.',
    })
  })

  it('names the command that runs, or the model that answers', () => {
    const use = toolUse('Bash', { command: 'npm test' })
    expect(why([userSays('go'), running(), use])).toMatchObject({
      sentence: 'Bash “npm test” is running.',
      sinceMs: use.atMs,
    })
    expect(why([userSays('go'), running(), requestStart()])?.sentence).toBe('The model is answering.')
  })

  it.each([
    ['end_turn', 'Idle: the agent has finished its turn.'],
    ['cancelled', 'Idle: the turn was stopped.'],
    ['retries_exhausted', 'Idle: the service gave up after several tries.'],
    ['budget_reached', 'Idle: the budget is spent.'],
    ['sunset', 'Idle: the service says “sunset”.'],
  ])('says why it is idle: %s', (type, sentence) => {
    const end = idle({ type, eventIds: [] })
    expect(why([userSays('go'), running(), end])).toMatchObject({
      waitsFor: 'nobody',
      sentence,
      sinceMs: end.atMs,
      action: 'write',
    })
  })

  it('says that nothing was asked yet', () => {
    expect(why([])?.sentence).toBe('Nothing was asked yet.')
  })

  it('says that it ended, whatever the stream does', () => {
    expect(why([userSays('go'), running(), terminated()], 'ended')).toMatchObject({
      sentence: 'The session has ended.',
      unblock: 'Start a new session to go on.',
    })
  })

  it('says that the stream is lost while the agent works', () => {
    expect(why([userSays('go'), running()], 'reconnecting')).toMatchObject({ waitsFor: 'connection', action: 'retry' })
  })

  it('says nothing while the session is being opened', () => {
    const { timeline, pending, status } = {
      ...plainly([]),
      timeline: plainly([]).timeline(),
      pending: [],
      status: 'idle',
    }
    expect(
      whyWaiting({ phase: 'opening', status, stopReason: null, pending, timeline, connection: 'connecting' }),
    ).toBeNull()
  })
})

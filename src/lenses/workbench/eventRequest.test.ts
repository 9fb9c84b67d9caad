import { describe, expect, it } from 'vitest'
import { plainly } from '@/domain/session/testing/describeLog.ts'
import { agentSays } from '@/domain/session/testing/events.ts'
import { eventRequest, toPathParts } from './eventRequest.ts'

describe('eventRequest', () => {
  const items = plainly([agentSays('a', { id: 'evt_1' }), agentSays('b', { id: 'evt_2' })]).items()

  it('reads the one event behind the one before', () => {
    expect(eventRequest({ items, isComplete: true }, 's/1', 'evt_2').path).toBe(
      '/sessions/s%2F1/events?after_id=evt_1&limit=1',
    )
  })

  it('reads the first event from the start, or backwards while the start is not known', () => {
    expect(eventRequest({ items, isComplete: true }, 's1', 'evt_1').path).toBe('/sessions/s1/events?limit=1')
    expect(eventRequest({ items, isComplete: false }, 's1', 'evt_1').path).toBe(
      '/sessions/s1/events?order=desc&after_id=evt_2&limit=1',
    )
  })
})

it('takes a path apart as code writes it', () => {
  expect(toPathParts('content[0].text')).toEqual(['content', '0', 'text'])
  expect(toPathParts('headers["x-\\"id.a"].b')).toEqual(['headers', 'x-"id.a', 'b'])
})

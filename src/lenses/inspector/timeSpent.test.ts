import { describe, expect, it } from 'vitest'
import type { CallRow, RequestRow } from '@/domain/session/timeline.ts'
import { timeOfCall, timeOfRequest } from './timeSpent.ts'

const request = (fields: Partial<RequestRow> = {}): RequestRow => ({
  kind: 'request',
  key: 'r',
  eventId: 'r',
  atMs: 1000,
  threadId: null,
  endId: 'e',
  endedAtMs: 4200,
  isError: false,
  isInterrupted: false,
  usage: {},
  ...fields,
})
const call = (fields: Partial<CallRow> = {}): CallRow => ({
  kind: 'call',
  key: 'c',
  eventId: 'c',
  atMs: 4000,
  threadId: null,
  tool: 'built-in',
  name: 'Bash',
  serverName: null,
  summary: '',
  outcome: 'ok',
  permission: 'allow',
  resultId: 'x',
  endedAtMs: 9000,
  ...fields,
})
const notAsked = { confirmedAtMs: null, wasAsked: false }
const tell = (times: Parameters<typeof timeOfCall>[0]) =>
  timeOfCall(times).phases.map(({ name, startMs, endMs }) => [name, startMs, endMs])

describe('where the time of a call went', () => {
  it('tells model, queue and tool apart', () => {
    expect(tell({ call: call(), request: request(), ...notAsked })).toEqual([
      ['Model request', 1000, 4000],
      ['Queued', 4000, 4200],
      ['Bash', 4200, 9000],
    ])
  })

  it('claims no queue where the result stands inside the request', () => {
    expect(tell({ call: call(), request: request({ endedAtMs: 9500 }), ...notAsked })).toEqual([
      ['Model request', 1000, 4000],
      ['Bash', 4000, 9000],
    ])
  })

  it('counts the time a person took apart, and leaves it open while they think', () => {
    expect(tell({ call: call(), request: request(), confirmedAtMs: 8000, wasAsked: true }).slice(1)).toEqual([
      ['Waiting for you', 4000, 8000],
      ['Bash', 8000, 9000],
    ])
    const waiting = call({ outcome: 'waiting', endedAtMs: null, resultId: null })
    expect(tell({ call: waiting, request: request(), confirmedAtMs: null, wasAsked: true }).slice(1)).toEqual([
      ['Waiting for you', 4000, null],
    ])
  })

  it('says what is not known instead of guessing', () => {
    const cut = call({ outcome: 'interrupted', endedAtMs: null, resultId: null })
    expect(timeOfCall({ call: cut, request: null, ...notAsked })).toEqual({
      phases: [],
      unknown: [
        'The model request that wrote this call is not known.',
        'There is no result, so how long the tool ran is not known.',
      ],
    })
  })
})

describe('where the time of a model request went', () => {
  it('tells the time to its first event from the rest', () => {
    expect(timeOfRequest(request(), 1800).phases).toEqual([
      { name: 'To first event', kind: 'span', startMs: 1000, endMs: 1800 },
      { name: 'To its end', kind: 'message', startMs: 1800, endMs: 4200 },
    ])
  })

  it('does not say how long an interrupted one took', () => {
    expect(timeOfRequest(request({ endedAtMs: null, endId: null, isInterrupted: true }), null)).toEqual({
      phases: [],
      unknown: ['It was interrupted; when it ended is not known.'],
    })
  })
})

import { expect, it } from 'vitest'
import type { SessionEvent } from '../session/events.ts'
import { agentSays, common, confirms, toolResult, toolUse, userSays } from '../session/testing/events.ts'
import { compareSessions } from './compareSessions.ts'
import { totalsOf } from './compareTotals.ts'
import { digestSession } from './digestSession.ts'
import { likelyCause, setupDifferences } from './likelyCause.ts'

const compare = (left: SessionEvent[], right: SessionEvent[]) =>
  compareSessions(digestSession(left), digestSession(right))

const failure = (message: string): SessionEvent => ({
  ...common(),
  type: 'session.error',
  error: { type: 'model_error', message, retryStatus: null },
})

const said = (words: string) => [userSays('go'), agentSays(words)]

it('names what differs in the set-ups, the weightiest first', () => {
  const left = {
    agent: { model: 'auto', system: 'Be brief.', version: 1, tools: [] },
    environment: { config: { a: 1, b: 2 } },
  }
  const right = {
    agent: { model: { id: 'auto' }, system: 'Be long.', version: 2, tools: [] },
    environment: { config: { b: 2, a: 1 } },
  }
  const differences = setupDifferences(left, right)
  expect(differences).toEqual([
    { name: 'system prompt', left: 'Be brief.', right: 'Be long.' },
    { name: 'agent version', left: '1', right: '2' },
  ])
  expect(likelyCause(compare(said('a'), said('b')), differences)).toBe(
    'The sessions ran on different set-ups: system prompt and agent version.',
  )
})

it('passes over what one side does not know', () => {
  expect(
    setupDifferences({ agent: { model: 'a' }, environment: null }, { agent: {}, environment: { config: {} } }),
  ).toEqual([])
})

it('blames a tool that answered otherwise, an input that was another, and nothing else than it knows', () => {
  const call = (output: string) => {
    const use = toolUse('Bash', { command: 'date' })
    return [userSays('go'), use, toolResult(use.id, output)]
  }
  expect(likelyCause(compare(call('1'), call('2')), [])).toBe('The same call of Bash was answered differently.')
  expect(likelyCause(compare([userSays('a')], [userSays('b')]), [])).toBe('Another message was sent in turn 1.')
  expect(likelyCause(compare(said('a'), [...said('a'), userSays('more')]), [])).toBe(
    'Only one of the sessions has turn 2.',
  )
  expect(likelyCause(compare(said('a'), said('b')), [])).toBe(
    'The model chose differently. Nothing that is recorded explains it.',
  )
  expect(likelyCause(compare(said('a'), said('a')), [])).toBeNull()
})

it('does not blame the model or the set-up for what a person answered or the service reported', () => {
  const setup = [{ name: 'model', left: 'a', right: 'b' }]
  const answered = (result: 'allow' | 'deny') => {
    const use = toolUse('Bash', { command: 'rm x' }, { permission: 'ask' })
    return [userSays('go'), use, confirms(use.id, result)]
  }
  expect(likelyCause(compare(answered('allow'), answered('deny')), setup)).toBe('A person answered differently.')
  expect(likelyCause(compare(said('a'), [userSays('go'), failure('overloaded')]), setup)).toBe(
    'The service reported an error on one side.',
  )
})

it('adds up what each session took', () => {
  const use = toolUse('Bash', {}, { atMs: 2000 })
  const totals = totalsOf(
    digestSession([userSays('go', { atMs: 1000 }), use, toolResult(use.id, 'x', { isError: true, atMs: 5000 })]),
  )
  expect(totals).toMatchObject({
    turns: 1,
    calls: 1,
    failedCalls: 1,
    errors: 0,
    workMs: 4000,
    tools: [{ name: 'Bash', count: 1 }],
  })
})

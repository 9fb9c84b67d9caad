import { expect, it } from 'vitest'
import { createSightMask } from './sightMask.ts'

it('masks what looks like a secret, and the same value where nothing tells that it is one', () => {
  const mask = createSightMask()
  mask.learn('{"input":{"password":"hunter2-and-more"}}')
  expect(mask.text('It was hunter2-and-more all along.')).toBe('It was [masked assigned secret] all along.')
  expect(mask.text('mail ada@example.org')).toBe('mail [masked e-mail address]')
})

it('masks the values of environment variables, but no plain words', () => {
  const mask = createSightMask({ DB: 'postgres-east-7', DEBUG: 'true' })
  expect(mask.text('true: postgres-east-7')).toBe('true: [masked variable]')
})

it.each([
  ['This took 12,400 input tokens and 3.5 credits.', 'This took ••• input tokens and ••• credits.'],
  ['It cost $0.42, or €3', 'It cost $•••, or €•••'],
  ['total_tokens: 812', 'total_tokens: •••'],
  ['cp "$1" "$2" # 3 files', 'cp "$1" "$2" # 3 files'],
])('hides figures of cost and leaves other numbers: %s', (given, shown) => {
  expect(createSightMask().text(given)).toBe(shown)
})

it('masks an event and leaves what names it', () => {
  const event = {
    id: 'evt_1',
    type: 'agent.tool_use',
    toolUseId: 'toolu_1',
    input: { command: 'curl -H "Authorization: Bearer abcdefghijklmnop1234"', max_tokens: 900 },
  }
  expect(createSightMask().value(event)).toEqual({
    ...event,
    input: { command: 'curl -H "Authorization: Bearer [masked bearer token]"', max_tokens: '•••' },
  })
})

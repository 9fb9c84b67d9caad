import { expect, it } from 'vitest'
import { textBlock } from '../model/contentBlocks.ts'
import type { ModelMessage } from '../model/model.ts'
import { dropOldTurns } from './dropOldTurns.ts'

const user = (text: string): ModelMessage => ({ role: 'user', content: [textBlock(text)] })
const assistant = (text: string): ModelMessage => ({ role: 'assistant', text, toolCalls: [] })
const long = 'x'.repeat(400)

it('leaves a short history alone', () => {
  const messages = [user('a'), assistant('b')]
  expect(dropOldTurns(messages, 1000)).toBe(messages)
})

it('drops whole turns, oldest first, until the rest fits', () => {
  const messages = [user(long), assistant(long), user(long), assistant('b'), user('c')]
  expect(dropOldTurns(messages, 150)).toEqual(messages.slice(2))
  expect(dropOldTurns(messages, 50)).toEqual(messages.slice(4))
})

it('keeps the last turn however large it is', () => {
  const messages = [user('a'), user('b'), assistant(long)]
  expect(dropOldTurns(messages, 10)).toEqual(messages)
})

it('keeps the operator’s messages', () => {
  const system: ModelMessage = { role: 'system', text: 'Answer in French.' }
  const messages = [user(long), system, assistant(long), user('c')]
  expect(dropOldTurns(messages, 50)).toEqual([system, user('c')])
})

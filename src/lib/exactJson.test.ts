import { expect, it } from 'vitest'
import { parseExactly, printExactly } from './exactJson.ts'

const text = '{"type":"agent.tool_use","input":{"order":{"id":12345678901234567890},"ids":[9007199254740993,1]}}'
const read = (json: string) => parseExactly(json) as { input: { order: object; ids: number[] } }

it('prints a part of what was read with the digits it had', () => {
  const { input } = read(text)
  expect(printExactly(input)).toBe('{"order":{"id":12345678901234567890},"ids":[9007199254740993,1]}')
  expect(printExactly(input.order)).toBe('{"id":12345678901234567890}')
  expect(printExactly(input.ids)).toBe('[9007199254740993,1]')
})

it('takes the last of two members with one key, as JSON.parse does', () => {
  const twice = '{"input":{"id":9007199254740993,"id":12345678901234567890}}'
  expect(printExactly(read(twice).input)).toBe('{"id":12345678901234567890}')
})

it('prints what was never rounded as JSON does', () => {
  expect(printExactly(read('{"input":{"id":"12345678901234567890"}}').input)).toBe('{"id":"12345678901234567890"}')
  expect(printExactly({ a: [1, null] }, 2)).toBe(JSON.stringify({ a: [1, null] }, null, 2))
  expect(() => parseExactly('{')).toThrow(SyntaxError)
})

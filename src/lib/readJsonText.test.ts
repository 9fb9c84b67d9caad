import { expect, it } from 'vitest'
import { readJsonText } from './readJsonText.ts'

it('gives the value of a text that is JSON', () => {
  expect(readJsonText('{"a": [1, null]}')).toEqual({ value: { a: [1, null] }, problem: null })
})

it.each([
  ['{\n  "a": 1,\n  "b": oops\n}', 3, 8, 'unexpected "o"'],
  ['{"a":1,}', 1, 8, 'unexpected "}"'],
  ['[1,\n', 2, 1, 'it ends too early'],
  ['', 1, 1, 'there is nothing here yet'],
])('says by line and column where %j is not JSON', (text, line, column, what) => {
  const { problem } = readJsonText(text)
  expect(problem?.message).toBe(`Line ${line}, column ${column}: ${what}.`)
})

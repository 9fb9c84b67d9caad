import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readJson, writeJson } from './exactJson.ts'

it('gives back every digit of an integer, wherever it stands', () => {
  const text =
    '{"a":9007199254740993,"b":[{"c":-123456789012345678901234567890}],"d":"9007199254740993","e":null,"f":true}'
  expect(writeJson(readJson(text))).toBe(text)
})

it('lets such an integer count as the nearest number', () => {
  const json = readJson('{"a":9007199254740993}') as { a: number } // one member, a number
  expect(json.a + 0).toBe(9007199254740992)
  expect(JSON.stringify(json)).toBe('{"a":9007199254740992}')
})

it('reads and writes everything else as JSON does', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readJson(text)).toEqual(JSON.parse(text))
      expect(writeJson(readJson(text))).toBe(JSON.stringify(JSON.parse(text)))
    }),
  )
  expect(() => readJson('{"a":9007199254740993')).toThrow(SyntaxError)
})

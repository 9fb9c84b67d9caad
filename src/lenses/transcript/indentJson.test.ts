import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indentJson } from './indentJson.ts'

describe('indentJson', () => {
  it('agrees with JSON.stringify on everything JavaScript can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const compact = JSON.stringify(value)
        expect(indentJson(compact)).toBe(JSON.stringify(JSON.parse(compact), null, 2))
      }),
    )
  })

  it('keeps large numbers and repeated keys as they were sent', () => {
    expect(indentJson('{"a":12345678901234567890,"a":1.0}')).toBe('{\n  "a": 12345678901234567890,\n  "a": 1.0\n}')
  })
})

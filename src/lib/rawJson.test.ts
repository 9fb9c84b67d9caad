import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rawItems, rawMember } from './rawJson.ts'

it('gives the text of a member as it was written', () => {
  const text = '{ "at" : 12, "event":{"n":12345678901234567890, "s":"a\\"}," } , "z": [1, {}] }'
  expect(rawMember(text, 'event')).toBe('{"n":12345678901234567890, "s":"a\\"}," }')
  expect(rawMember(text, 'at')).toBe('12')
  expect(rawMember(text, 'z')).toBe('[1, {}]')
  expect(rawMember(text, 'none')).toBeNull()
  expect(rawMember('[1]', 'event')).toBeNull()
})

it('takes the last of two members of one name, as JSON.parse does', () => {
  expect(rawMember('{"a":1,"a":"two"}', 'a')).toBe('"two"')
})

it('finds in any object what JSON.parse finds', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1, 3), (object, indent) => {
      const text = JSON.stringify(object, null, indent)
      for (const [key, value] of Object.entries(JSON.parse(text)))
        expect(JSON.parse(rawMember(text, key) ?? 'null')).toEqual(value)
    }),
  )
})

it('gives each item of an array as it was written, and of a cut one what there is', () => {
  expect([...rawItems('[ 1.0 , {"a": [2, "]"]},"x" ]', 0)]).toEqual(['1.0', '{"a": [2, "]"]}', '"x"'])
  expect([...rawItems('[{"a":1},{"b":', 0)]).toEqual(['{"a":1}', '{"b":'])
  expect([...rawItems('[]', 0)]).toEqual([])
})

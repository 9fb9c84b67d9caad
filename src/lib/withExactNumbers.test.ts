import { expect, it } from 'vitest'
import { parseJson, printJson } from './losslessJson.ts'
import { hasRoundedNumber, withExactNumbers } from './withExactNumbers.ts'

it('prints numbers as they were written and everything else as it is', () => {
  const text = '{"id":12345678901234567890,"list":[9007199254740993,1.50],"name":"secret","none":null,"is":true}'
  const value = { ...JSON.parse(text), name: '[masked]' }
  expect(printJson(withExactNumbers(value, parseJson(text)))).toBe(text.replace('secret', '[masked]'))
  expect(printJson(withExactNumbers({ a: [1, 'x'] }, null))).toBe('{"a":[1,"x"]}')
})

it('knows which values were rounded', () => {
  expect(hasRoundedNumber({ a: [{ b: 2 ** 60 }] })).toBe(true)
  expect(hasRoundedNumber({ a: [1, 1.5, '12345678901234567890', null] })).toBe(false)
})

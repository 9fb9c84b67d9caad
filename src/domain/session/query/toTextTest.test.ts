import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toTextTest } from './toTextTest.ts'

it('finds exactly the words that stand in a text, however its JSON is escaped', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'n', 'N', 'u', '0', '4', '1', '\n', '"', '\\', '/', 'é', ' '),
    maxLength: 12,
  })
  fc.assert(
    fc.property(
      text,
      fc.string({ unit: fc.constantFrom('a', 'n', 'u', '1', '\n', '\\', '/', 'é', ' '), minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (value, words, isAscii) => {
        const json = JSON.stringify(value).slice(1, -1)
        const raw = isAscii ? json.replaceAll('é', '\\u00e9').replaceAll('a', '\\u0061').replaceAll('/', '\\/') : json
        expect(toTextTest(words)(raw)).toBe(value.toLowerCase().includes(words.toLowerCase()))
      },
    ),
    { numRuns: 2000 },
  )
})

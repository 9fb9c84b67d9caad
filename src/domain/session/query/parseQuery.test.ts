import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from './parseQuery.ts'
import { printQuery, type QueryTerm } from './query.ts'

const value = fc.string({ minLength: 1, unit: 'binary' })
const field = <Name extends string>(name: Name) => fc.constant(name)

const arbitraryTerm: fc.Arbitrary<QueryTerm> = fc.oneof(
  fc.record({
    isExcluded: fc.boolean(),
    field: fc.constantFrom('type' as const, 'name' as const, 'thread' as const, 'id' as const, 'text' as const),
    value: fc.oneof(value, fc.constantFrom('-a', 'a:b', 'a b', '"', '//x', '\\', 'http://a', '-', '.a:b', '1.5:2')),
  }),
  fc.record({ isExcluded: fc.boolean(), field: field('error'), value: fc.boolean() }),
  fc.record({ isExcluded: fc.boolean(), field: field('turn'), value: fc.integer({ min: 1, max: 999_999_999 }) }),
  fc.record({
    isExcluded: fc.boolean(),
    field: field('dur'),
    comparison: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const),
    amount: fc.tuple(fc.nat(), fc.nat()).map(([whole, part]) => (part === 0 ? `${whole}` : `${whole}.${part}`)),
    unit: fc.constantFrom('ms' as const, 's' as const, 'm' as const, 'h' as const),
  }),
  fc.record({
    isExcluded: fc.boolean(),
    field: field('json'),
    path: fc.array(fc.oneof(fc.string(), fc.constantFrom('input', 'a.b', '0', 'type', 'a-b', '')), {
      minLength: 1,
      maxLength: 4,
    }),
    value: fc.string(),
  }),
)

const termsOf = (text: string) => parseQuery(text).query?.terms

describe('the query language', () => {
  it('reads what it prints', () => {
    fc.assert(
      fc.property(fc.array(arbitraryTerm, { maxLength: 5 }), (terms) => {
        expect(parseQuery(printQuery({ terms }))).toEqual({ query: { terms }, problem: null })
      }),
      { numRuns: 300 },
    )
  })

  it('answers any text with a query or a problem inside of it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ':', '.', '-', ' ', 'a', '\\', '>') })),
        (text) => {
          const { query, problem } = parseQuery(text)
          if (problem) expect(problem.position >= 0 && problem.position <= text.length).toBe(true)
          else expect(parseQuery(printQuery(query))).toEqual({ query, problem: null })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('joins fields, words and JSON values', () => {
    expect(termsOf('type:tool -name:Bash dur:>5s "two words" input.command:"ls -l"')).toEqual([
      { isExcluded: false, field: 'type', value: 'tool' },
      { isExcluded: true, field: 'name', value: 'Bash' },
      { isExcluded: false, field: 'dur', comparison: '>', amount: '5', unit: 's' },
      { isExcluded: false, field: 'text', value: 'two words' },
      { isExcluded: false, field: 'json', path: ['input', 'command'], value: 'ls -l' },
    ])
  })

  it('takes addresses, times and lone signs for plain words', () => {
    for (const word of ['https://example.com/a?b', '12:30', '-', '.', 'a.b', '5>3']) {
      expect(termsOf(word)).toEqual([{ isExcluded: false, field: 'text', value: word }])
    }
  })

  it.each([
    ['nmae:Bash', 0, '“nmae” is not a field'],
    ['a type:', 7, 'Write a value behind type:'],
    ['error:yes', 6, 'true or false'],
    ['dur:5s', 4, 'dur: is followed by'],
    ['turn:0', 5, 'a number from 1 on'],
    ['a "b', 2, 'The closing quote is missing'],
    ['"a"b', 3, 'Write a space behind the closing quote'],
    ['""', 0, 'nothing between the quotes'],
    ['.a:', 3, 'Write a value behind the colon'],
    ['"\\x"', 0, 'cannot be read'],
  ])('says what is wrong with %s', (text, position, message) => {
    const { problem } = parseQuery(text)
    expect(problem?.message).toContain(message)
    expect(problem?.position).toBe(position)
  })
})

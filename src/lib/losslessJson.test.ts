import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { childrenOf, decodeJsonString, memberOf, parseJson, printJson } from './losslessJson.ts'

const digits = fc.stringMatching(/^[1-9][0-9]{0,40}$/)
const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(fc.constant('0'), digits),
    fc.stringMatching(/^(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,4})?$/),
  )
  .map((parts) => parts.join(''))
const string = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text).slice(1, -1)),
      fc.stringMatching(/^\\u[0-9a-fA-F]{4}$/),
      fc.constantFrom('\\/', '\\b', '\\"', '\\\\', 'é', '\ud800'),
    ),
    { maxLength: 4 },
  )
  .map((parts) => `"${parts.join('')}"`)

const { json } = fc.letrec<{ json: string; list: string; map: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    string,
    fc.constantFrom('true', 'false', 'null'),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
  // Few keys, so that some are given twice.
  map: fc
    .array(fc.tuple(fc.oneof(fc.constantFrom('"a"', '"b"'), string), tie('json')), { maxLength: 4 })
    .map((members) => `{${members.map(([key, value]) => `${key}:${value}`).join(',')}}`),
}))

describe('lossless JSON', () => {
  it('prints exactly what it read: every digit, escape and repeated key in its place', () => {
    fc.assert(
      fc.property(json, (text) => {
        expect(printJson(parseJson(text))).toBe(text)
      }),
    )
  })

  it('says the same with spaces and line breaks as without', () => {
    fc.assert(
      fc.property(json, fc.integer({ min: 1, max: 4 }), (text, indent) => {
        const pretty = printJson(parseJson(text), indent)
        expect(JSON.parse(pretty)).toEqual(JSON.parse(text))
        expect(printJson(parseJson(` \n${pretty}\t`))).toBe(text)
      }),
    )
  })

  it('takes exactly what JSON.parse takes', () => {
    const broken = fc.tuple(json, fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '\\', '0', '-', 'x', '\n'))
    fc.assert(
      fc.property(broken, ([text, place, piece]) => {
        const at = place % (text.length + 1)
        const other = text.slice(0, at) + piece + text.slice(piece === '' ? at + 1 : at)
        expect(accepts(parseJson, other)).toBe(accepts(JSON.parse, other))
      }),
      { numRuns: 500 },
    )
  })

  it('says where text is not JSON', () => {
    expect(() => parseJson('{"a":1,}')).toThrow('This is not JSON: unexpected "}" at character 8.')
    expect(() => parseJson('[1')).toThrow('it ends too early')
  })

  it('reads nesting deeper than a call stack', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    expect(printJson(parseJson(deep))).toBe(deep)
  })

  it('gives members and texts', () => {
    const node = parseJson('{"id":9007199254740993,"n\\u0061me":"caf\\u00e9","id":2}')
    expect(childrenOf(node).map(({ rawKey }) => rawKey)).toEqual(['"id"', '"n\\u0061me"', '"id"'])
    expect(memberOf(node, 'name')).toEqual({ kind: 'string', raw: '"caf\\u00e9"' })
    expect(memberOf(node, 'id')).toEqual({ kind: 'number', raw: '2' })
    expect(memberOf(node, 'missing')).toBeNull()
    expect(decodeJsonString('"caf\\u00e9"')).toBe('café')
  })
})

function accepts(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text)
    return true
  } catch {
    return false
  }
}

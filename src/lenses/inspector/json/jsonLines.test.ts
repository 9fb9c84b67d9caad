import { describe, expect, it } from 'vitest'
import { parseJson } from '@/lib/losslessJson.ts'
import { findInJson, idsAround } from './findInJson.ts'
import { childPlaces, type JsonPlace, pathOf, rootPlace, valueText } from './JsonPlace.ts'
import { containersIn, openAtFirst, toJsonLines } from './jsonLines.ts'

const everything = (text: string): JsonPlace[] => {
  const places: JsonPlace[] = []
  const visit = (place: JsonPlace) => {
    places.push(place)
    childPlaces(place).forEach(visit)
  }
  visit(rootPlace(parseJson(text)))
  return places
}

describe('lines of a JSON tree', () => {
  it('shows what is open, line by line, with what closes it', () => {
    const root = rootPlace(parseJson('{"a":[1,2],"b":{"c":{}}}'))
    const lines = toJsonLines(root, new Set(['', '0']))
    expect(lines.map(({ kind, place }) => `${kind} ${pathOf(place)}`)).toEqual([
      'value ',
      'value a',
      'value a[0]',
      'value a[1]',
      'close a',
      'value b',
      'close ',
    ])
  })

  it('cuts an opened text at its line breaks and after 120 characters, losing nothing', () => {
    const text = `${'x'.repeat(119)}😀y\n\nend`
    const lines = toJsonLines(rootPlace(parseJson(JSON.stringify({ text }))), new Set(['', '0'])).flatMap((line) =>
      line.kind === 'text' ? [line.text] : [],
    )
    expect(lines).toEqual([`${'x'.repeat(119)}😀`, 'y', '', 'end'])
  })

  it('opens at first no more than fits', () => {
    const big = Array.from({ length: 500 }, (_, index) => index)
    const root = rootPlace(parseJson(JSON.stringify({ small: { a: 1 }, big })))
    expect([...openAtFirst(root)]).toEqual(['', '0'])
    expect(toJsonLines(root, new Set(containersIn(root)))).toHaveLength(507)
  })

  it('names the way to a value as code would', () => {
    expect(everything('{"a b":{"x-id":[{"ok":1}]}}').map(pathOf)).toEqual([
      '',
      '["a b"]',
      '["a b"]["x-id"]',
      '["a b"]["x-id"][0]',
      '["a b"]["x-id"][0].ok',
    ])
  })

  it('copies numbers digit by digit and texts without their escapes', () => {
    expect(everything('[9007199254740993,1E400,"a\\nb",{"k":1.10}]').map(valueText).slice(1)).toEqual([
      '9007199254740993',
      '1E400',
      'a\nb',
      '{\n  "k": 1.10\n}',
      '1.10',
    ])
  })

  it('finds words in keys and values and knows what to open', () => {
    const root = rootPlace(parseJson('{"path":"src/Fib.py","list":[{"name":"fib"}],"n":1447}'))
    const found = findInJson(root, 'FIB')
    expect(found.map(pathOf)).toEqual(['path', 'list[0].name'])
    expect(found.map(idsAround)).toEqual([[''], ['1.0', '1', '']])
    expect(findInJson(root, '44').map(pathOf)).toEqual(['n'])
    expect(findInJson(root, '')).toEqual([])
  })
})

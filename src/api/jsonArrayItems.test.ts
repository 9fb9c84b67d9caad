import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonArrayItems } from './jsonArrayItems.ts'

it('gives each element as it was written, large integers and spelling included', () => {
  const text =
    '{ "x": {"data": [0]}, "d": "data", "data" : [ {"n": 12345678901234567890, "s": "]\\"}\\\\"} , [1,[2]],"a,b" , 1e3,null ], "has_more":false}'
  expect(jsonArrayItems(text, 'data')).toEqual([
    '{"n": 12345678901234567890, "s": "]\\"}\\\\"}',
    '[1,[2]]',
    '"a,b"',
    '1e3',
    'null',
  ])
})

it('gives nothing where there is no such array', () => {
  expect(
    ['{}', '{"data":[]}', '{"data":{"data":[1]}}', '[1,2]', '"data"'].map((text) => jsonArrayItems(text, 'data')),
  ).toEqual([[], [], [], [], []])
})

it('agrees with JSON.parse on any object', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.constantFrom(0, 1, '\t'),
      (data, rest, indent) => {
        const text = JSON.stringify({ ...rest, data }, null, indent)
        expect(jsonArrayItems(text, 'data').map((item) => JSON.stringify(JSON.parse(item)))).toEqual(
          data.map((item) => JSON.stringify(item)),
        )
      },
    ),
  )
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutAlike, sideBySide } from './sideBySide.ts'

const line = fc.constantFrom('a', 'b', 'c', '')
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((one) => `${one}\n`).join(''))

it('keeps every line of both sides, numbered and in order', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      const pairs = sideBySide(left, right)
      for (const [side, given] of [
        ['left', left],
        ['right', right],
      ] as const) {
        const lines = pairs.flatMap((pair) => pair[side] ?? [])
        expect(lines.map((one) => `${one.text}\n`).join('')).toBe(given)
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1))
      }
    }),
  )
})

it('puts a changed line beside the one that took its place', () => {
  expect(sideBySide('a\nold\nz', 'a\nnew\nmore\nz').map(({ kind }) => kind)).toEqual([
    'same',
    'changed',
    'right',
    'same',
  ])
})

it('leaves out long stretches that are alike, and keeps three lines around each difference', () => {
  const many = Array.from({ length: 20 }, (_, index) => String(index))
  const changed = many.with(10, 'x')
  const stretches = cutAlike(sideBySide(many.join('\n'), changed.join('\n')))
  expect(stretches.map(({ kind, pairs }) => [kind, pairs.length])).toEqual([
    ['alike', 7],
    ['pairs', 7],
    ['alike', 6],
  ])
  expect(stretches.flatMap(({ pairs }) => pairs)).toHaveLength(20)
})

it('leaves nothing out of texts that are alike throughout', () => {
  const same = 'a\n'.repeat(30)
  expect(cutAlike(sideBySide(same, same))).toMatchObject([{ kind: 'pairs' }])
})

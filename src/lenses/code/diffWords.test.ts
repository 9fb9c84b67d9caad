import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiffPiece, diffWords } from './diffWords.ts'

const changed = (pieces: DiffPiece[] | undefined) => pieces?.filter((piece) => piece.isChanged).map(({ text }) => text)

describe('diffWords', () => {
  it('marks the words that changed, and nothing else', () => {
    const diff = diffWords('  return fib(n - 1)', '  return fast(n - 2)')
    expect(changed(diff?.before)).toEqual(['fib', '1'])
    expect(changed(diff?.after)).toEqual(['fast', '2'])
  })

  it('marks nothing in lines that have hardly anything in common', () => {
    expect(diffWords('import os', 'x = compute_everything_at_once(42)')).toBeNull()
    expect(diffWords('a'.repeat(3000), 'b')).toBeNull()
  })

  it('keeps both lines whole and calls the same what both share', () => {
    const line = fc.stringMatching(/^[ab (]{0,20}$/)
    fc.assert(
      fc.property(line, line, (before, after) => {
        const diff = diffWords(before, after)
        if (!diff) return
        const join = (pieces: DiffPiece[]) => pieces.map(({ text }) => text).join('')
        const same = (pieces: DiffPiece[]) => join(pieces.filter((piece) => !piece.isChanged))
        expect([join(diff.before), join(diff.after)]).toEqual([before, after])
        expect(same(diff.before)).toBe(same(diff.after))
      }),
    )
  })
})

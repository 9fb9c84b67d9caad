import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines } from './diffLines.ts'

const show = (before: string, after: string) =>
  diffLines(before, after).map(
    (line) => `${{ same: ' ', added: '+', removed: '-' }[line.kind]}${line.number} ${line.text}`,
  )

describe('diffLines', () => {
  it('keeps what is common and puts removals before additions', () => {
    expect(show('def fib(n):\n  a\n  b\nend', 'def fib(n):\n  c\nend\n')).toEqual([
      ' 1 def fib(n):',
      '-2   a',
      '-3   b',
      '+2   c',
      ' 4 end',
    ])
  })

  it('shows a new text as additions only', () => {
    expect(show('', 'a\nb')).toEqual(['+1 a', '+2 b'])
  })

  it('always leads from the old text to the new one', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(text, text, (old, now) => {
        const lines = diffLines(`${old.join('\n')}\n`, `${now.join('\n')}\n`)
        expect(lines.filter((line) => line.kind !== 'added').map((line) => line.text)).toEqual(old)
        expect(lines.filter((line) => line.kind !== 'removed').map((line) => line.text)).toEqual(now)
      }),
    )
  })

  it('falls back to one text after the other when they are very long', () => {
    const many = (letter: string) => Array.from({ length: 1500 }, (_, index) => letter + index).join('\n')
    const lines = diffLines(many('a'), many('b'))
    expect(lines).toHaveLength(3000)
    expect(lines[1499]?.kind).toBe('removed')
    expect(lines[1500]?.kind).toBe('added')
  })
})

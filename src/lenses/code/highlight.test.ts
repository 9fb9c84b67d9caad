import { describe, expect, it } from 'vitest'
import { highlight, toLines } from './highlight.ts'

const textOf = (lines: { text: string }[][]) => lines.map((line) => line.map((run) => run.text).join('')).join('\n')

describe('highlight', () => {
  it('colours a known language without changing a character', async () => {
    const code = 'def fib(n: int) -> int:\n    """<b>&amp;</b>\n    two"""\n    return "a" if n < 2 else \'b\'\n'
    const lines = await highlight(code, 'python')
    expect(lines && textOf(lines)).toBe(code)
    expect(lines?.[0]).toContainEqual({ text: 'def', scope: 'keyword' })
  })

  it('leaves an unknown language and a very long listing plain', async () => {
    expect(await highlight('x', 'klingon')).toBeNull()
    expect(await highlight('x'.repeat(100_000), 'python')).toBeNull()
  })

  it('carries a colour over the end of a line', () => {
    expect(toLines('<span class="hljs-string">a\nb</span>c')).toEqual([
      [{ text: 'a', scope: 'string' }],
      [
        { text: 'b', scope: 'string' },
        { text: 'c', scope: null },
      ],
    ])
  })
})

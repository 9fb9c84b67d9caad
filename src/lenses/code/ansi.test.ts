import { describe, expect, it } from 'vitest'
import { parseAnsi } from './ansi.ts'

const esc = '\u001b'

describe('parseAnsi', () => {
  it('keeps a colour until it is taken back, also over lines', () => {
    const lines = parseAnsi(`${esc}[32mok\nstill${esc}[0m plain`)
    expect(lines.map((line) => line.map((run) => run.text))).toEqual([['ok'], ['still', ' plain']])
    expect(lines[0]?.[0]?.className).toBe(lines[1]?.[0]?.className)
    expect(lines[1]?.[1]?.className).toBe('')
  })

  it('drops cursor movements, titles and colours it cannot draw', () => {
    const lines = parseAnsi(`${esc}[2K${esc}]0;title\u0007a${esc}[38;5;196mb${esc}[38;2;1;2;3mc`)
    expect(lines).toEqual([
      [
        { text: 'a', className: '' },
        { text: 'b', className: '' },
        { text: 'c', className: '' },
      ],
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { overwrite } from './overwrite.ts'

describe('overwrite', () => {
  it('shows the last state of a progress bar and counts the others', () => {
    expect(overwrite('start\n 10%\r 50%\r100%\nend')).toEqual({ text: 'start\n100%\nend', overwritten: 2 })
  })

  it('leaves the end of a longer text behind a shorter one, as a terminal does', () => {
    expect(overwrite('loading\rdone').text).toBe('doneing')
  })

  it('takes Windows line ends for what they are', () => {
    expect(overwrite('a\r\nb\r\n')).toEqual({ text: 'a\nb\n', overwritten: 0 })
  })

  it('lets a colour go on that was set in an overwritten state', () => {
    expect(overwrite('\u001b[32m10%\r100%').text).toBe('\u001b[32m100%')
  })

  it('rubs out by backspace', () => {
    expect(overwrite('|\b/\b-done').text).toBe('-done')
  })
})

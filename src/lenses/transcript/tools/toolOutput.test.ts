import { describe, expect, it } from 'vitest'
import { readNumbered, splitExitCode } from './toolOutput.ts'

describe('splitExitCode', () => {
  it('takes the exit code off the end of the output', () => {
    expect(splitExitCode('boom\n[exit code 2]')).toEqual({ text: 'boom', exitCode: 2 })
    expect(splitExitCode('Exit code 127')).toEqual({ text: '', exitCode: 127 })
  })

  it('claims no exit code where none is named', () => {
    expect(splitExitCode('all good\n')).toEqual({ text: 'all good', exitCode: null })
    expect(splitExitCode('exit code 1 is an error\nmore')).toEqual({
      text: 'exit code 1 is an error\nmore',
      exitCode: null,
    })
  })
})

describe('readNumbered', () => {
  it('recognises the numbers of cat -n and keeps indents', () => {
    expect(readNumbered('     9\tdef fib(n):\n    10\t    return n\n')).toEqual({
      lines: [
        { number: 9, text: 'def fib(n):' },
        { number: 10, text: '    return n' },
      ],
      remark: '',
    })
  })

  it('numbers plain text from where the tool was asked to begin', () => {
    expect(readNumbered('a\nb', 5).lines).toEqual([
      { number: 5, text: 'a' },
      { number: 6, text: 'b' },
    ])
  })

  it('keeps what the tool says behind the file apart', () => {
    expect(readNumbered('1\ta\n(2 more lines)').remark).toBe('(2 more lines)')
  })
})

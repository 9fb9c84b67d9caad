import { describe, expect, it } from 'vitest'
import { groupMatches, groupPaths } from './ListBody.tsx'

describe('what was found', () => {
  it('gathers paths under their folders', () => {
    expect(groupPaths(['src/a.ts', 'top.md', 'src/b.ts'])).toEqual([
      { kind: 'group', name: 'src', count: 2 },
      { kind: 'item', label: '', text: 'a.ts' },
      { kind: 'item', label: '', text: 'b.ts' },
      { kind: 'group', name: '.', count: 1 },
      { kind: 'item', label: '', text: 'top.md' },
    ])
  })

  it('gathers matching lines under their files', () => {
    expect(groupMatches(['fib.py:3:def fib(n):', 'fib.py:9:fib(1): 2'])).toEqual([
      { kind: 'group', name: 'fib.py', count: 2 },
      { kind: 'item', label: '3', text: 'def fib(n):' },
      { kind: 'item', label: '9', text: 'fib(1): 2' },
    ])
  })

  it('reads a list of files from Grep as paths', () => {
    expect(groupMatches(['src/a.ts'])[0]).toEqual({ kind: 'group', name: 'src', count: 1 })
  })

  it('gathers the lines of the only file searched under its path, and leaves separators out', () => {
    expect(groupMatches(['3:def fib(n):', '--', '9-  return n'], 'fib.py')).toEqual([
      { kind: 'group', name: 'fib.py', count: 2 },
      { kind: 'item', label: '3', text: 'def fib(n):' },
      { kind: 'item', label: '9', text: '  return n' },
    ])
  })

  it('reads counts by file', () => {
    expect(groupMatches(['src/a.ts:3', 'b.ts:12'])).toEqual([
      { kind: 'group', name: 'src/a.ts', count: 3 },
      { kind: 'group', name: 'b.ts', count: 12 },
    ])
  })
})

import { expect, it } from 'vitest'
import { toSessionTitle } from './toSessionTitle.ts'

it('takes the first line without its full stop', () => {
  expect(toSessionTitle('  Write a   function.\nThen test it.')).toBe('Write a function')
  expect(toSessionTitle(' \n ')).toBe('')
})

it('cuts a long line between two words, and a long word where it must', () => {
  expect(toSessionTitle(`${'word '.repeat(30)}end`)).toBe(`${'word '.repeat(15).trim()}…`)
  expect([...toSessionTitle('😀'.repeat(200))]).toHaveLength(80)
})

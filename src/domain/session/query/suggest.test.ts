import { expect, it } from 'vitest'
import { suggest } from './suggest.ts'

const known = { types: ['agent.tool_use', 'session.error'], names: ['Bash', 'Read file'], threads: ['sthr_1'] }
const labels = (text: string, caret = text.length) => suggest(text, caret, known).map(({ label }) => label)

it('offers the fields, then the values known in the session', () => {
  expect(labels('')).toEqual(['type:', 'name:', 'error:', 'dur:', 'turn:', 'thread:', 'id:'])
  expect(labels('x t')).toEqual(['type:', 'turn:', 'thread:'])
  expect(labels('type:tool_')).toEqual(['type:agent.tool_use'])
  expect(labels('name:')).toEqual(['name:Bash', 'name:"Read file"'])
  expect(labels('error:t')).toEqual(['error:true'])
  expect(labels('dur:>5')).toEqual(['dur:>5s'])
})

it('offers nothing for plain words and finished values', () => {
  expect(labels('hello')).toEqual([])
  expect(labels('name:Bash')).toEqual([])
  expect(labels('turn:')).toEqual([])
})

it('puts what is taken in the place of the word at the caret', () => {
  const [taken] = suggest('-na error:true', 3, known)
  expect(taken).toMatchObject({ text: '-name: error:true', caret: 6 })
  expect(suggest('name:B', 6, known)[0]).toMatchObject({ text: 'name:Bash ', caret: 10 })
})

import { describe, expect, it } from 'vitest'
import { listQuery, readPage } from './list.ts'

const ids = (value: unknown) => value

describe('a page of a list', () => {
  it('goes on by next_page where the answer has it', () => {
    const page = readPage({ data: [1], first_id: 'a', last_id: 'b', has_more: true, next_page: 'c' }, ids)
    expect(page).toEqual({ items: [1], older: { page: 'c' }, newer: null })
  })

  it('goes on by last_id in the older form', () => {
    const page = readPage({ data: [1], first_id: 'a', last_id: 'b', has_more: true }, ids, { after_id: 'z' })
    expect(page).toEqual({ items: [1], older: { after_id: 'b' }, newer: { before_id: 'a' } })
  })

  it('takes has_more as the direction it was read in', () => {
    const answer = { data: [1], first_id: 'a', last_id: 'b', next_page: null }
    const backwards = { before_id: 'z' }
    expect(readPage({ ...answer, has_more: false }, ids, backwards)).toMatchObject({
      older: { after_id: 'b' },
      newer: null,
    })
    expect(readPage({ ...answer, has_more: true }, ids, backwards).newer).toEqual({ before_id: 'a' })
  })

  it('ends where nothing more is promised', () => {
    expect(readPage({ data: [], first_id: null, last_id: null, has_more: false }, ids).older).toBeNull()
    expect(readPage('<html>', ids)).toEqual({ items: [], older: null, newer: null })
  })
})

it('asks with one cursor and only for what was asked', () => {
  expect(listQuery({})).toBe('')
  expect(listQuery({ cursor: { page: 'c' }, limit: 5, includeArchived: true }, { agent_id: undefined })).toBe(
    '?limit=5&include_archived=true&page=c',
  )
  expect(listQuery({ createdFrom: '2026-08-01T00:00:00.000Z' })).toBe(
    '?created_at%5Bgte%5D=2026-08-01T00%3A00%3A00.000Z',
  )
})

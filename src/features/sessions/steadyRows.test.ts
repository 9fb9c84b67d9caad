import { expect, it } from 'vitest'
import { readSessionSummary } from '@/domain/sessionSummary.ts'
import { steadyRows } from './steadyRows.ts'

const session = (number: number, status = 'idle') =>
  readSessionSummary({ id: `s${number}`, status, created_at: `2026-08-21T10:20:0${number}Z` })
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

it('updates rows in their places and only counts what is new', () => {
  const shown = [session(3), session(2), session(1)]
  const { rows, newcomers } = steadyRows(shown, [session(5), session(4), session(3, 'running'), session(2)])
  expect(ids(rows)).toEqual(['s3', 's2', 's1'])
  expect(rows[0]?.status).toBe('running')
  expect(newcomers).toBe(2)
})

it('drops a row that was deleted, and keeps one that newer rows pushed off the page', () => {
  const shown = [session(4), session(3), session(2), session(1)]
  const { rows, newcomers } = steadyRows(shown, [session(5), session(4), session(2)])
  expect(ids(rows)).toEqual(['s4', 's2', 's1'])
  expect(newcomers).toBe(1)
})

it('takes older rows that fill up the page after a deletion for no news', () => {
  expect(steadyRows([session(4), session(3)], [session(4), session(2)]).newcomers).toBe(0)
})

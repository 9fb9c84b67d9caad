import { expect, it } from 'vitest'
import { type BulkAction, planBulk } from './planBulk.ts'
import { readSessionSummary } from './sessionSummary.ts'

const session = (id: string, status: string, archived_at: string | null = null) =>
  readSessionSummary({ id, status, archived_at })
const chosen = [
  session('idle', 'idle'),
  session('running', 'processing'),
  session('moving', 'rescheduling'),
  session('kept', 'idle', '2026-08-21T10:20:00Z'),
]
const touched = (action: BulkAction, includeRunning = false) =>
  planBulk(action, chosen, includeRunning)
    .filter(({ skipped }) => skipped === null)
    .map(({ session: { id } }) => id)

it('never picks a running session to archive or delete unless told to', () => {
  expect(touched('delete')).toEqual(['idle', 'kept'])
  expect(touched('archive')).toEqual(['idle'])
  expect(touched('delete', true)).toEqual(['idle', 'running', 'moving', 'kept'])
})

it('cancels only what runs', () => {
  expect(touched('cancel')).toEqual(['running', 'moving'])
})

import { describe, expect, it } from 'vitest'
import type { PendingAction } from '@/domain/session/liveSessionContract.ts'
import { canInterrupt, composerReason } from './composerReason.ts'

type Snapshot = Parameters<typeof composerReason>[0]['snapshot']
const ready: Snapshot = { phase: 'ready', status: 'idle', pending: [], stopReason: null }
const waiting: PendingAction = { eventId: 'evt_1', kind: 'confirmation', name: 'Bash', threadId: null, sinceMs: null }
const about = (snapshot: Partial<Snapshot>, rest = {}) => ({
  snapshot: { ...ready, ...snapshot },
  isArchived: false,
  isReadOnly: false,
  isDeleted: false,
  ...rest,
})

describe('composerReason', () => {
  it('lets an idle session take a message', () => {
    expect(composerReason(about({}))).toBeNull()
    expect(composerReason(about({ status: 'a word we do not know' }))).toBeNull()
  })

  it.each([
    [about({ phase: 'opening' }), /being opened/],
    [about({ status: 'running' }), /is working/],
    [about({ status: 'rescheduling' }), /being moved/],
    [about({ status: 'terminated' }), /has ended/],
    [about({ pending: [waiting] }), /An action waits/],
    [about({ pending: [waiting, waiting] }), /2 actions wait/],
    [about({}, { isArchived: true }), /archived/],
    [about({}, { isReadOnly: true }), /read-only/],
    [about({}, { isDeleted: true }), /was deleted/],
  ])('says why it cannot (%#)', (circumstances, words) => {
    expect(composerReason(circumstances)).toMatch(words)
  })

  it('offers an interrupt while something runs or waits, and not where nothing may be sent', () => {
    expect(canInterrupt(about({ status: 'running' }))).toBe(true)
    expect(canInterrupt(about({ pending: [waiting] }))).toBe(true)
    expect(canInterrupt(about({}))).toBe(false)
    expect(canInterrupt(about({ status: 'running' }, { isReadOnly: true }))).toBe(false)
  })
})

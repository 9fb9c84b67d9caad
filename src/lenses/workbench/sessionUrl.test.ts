import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EventKind } from '@/domain/session/logItems.ts'
import { readSessionUrl, type SessionUrl, writeSessionUrl } from './sessionUrl.ts'

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 })
const arbitraryUrl: fc.Arbitrary<SessionUrl> = fc.record({
  lens: fc.constantFrom('transcript', 'trace', 'events', 'threads'),
  eventId: fc.option(fc.string({ minLength: 1 }), { nil: null }),
  query: fc.string(),
  hiddenKinds: fc.uniqueArray(fc.constantFrom<EventKind>('user', 'tool', 'error')).map((kinds) => new Set(kinds)),
  window: fc.option(
    fc
      .tuple(instant, fc.integer({ min: 1, max: 1_000_000 }))
      .map(([startMs, ms]) => ({ startMs, endMs: startMs + ms })),
    { nil: null },
  ),
  timeMode: fc.constantFrom('offset', 'clock', 'step'),
  isPresenting: fc.boolean(),
})

it('restores everything from an address, and leaves other parameters alone', () => {
  fc.assert(
    fc.property(arbitraryUrl, (state) => {
      const written = writeSessionUrl(new URLSearchParams('new_session=agent_1'), state)
      expect(readSessionUrl(new URLSearchParams(written.toString()))).toEqual(state)
      expect(written.get('new_session')).toBe('agent_1')
    }),
  )
})

it('writes nothing for what is as at first, and ignores what it cannot read', () => {
  const first = readSessionUrl(new URLSearchParams('lens=x&hide=nothing,tool&window=9-3&time=never'))
  expect(first).toEqual({
    lens: 'transcript',
    eventId: null,
    query: '',
    hiddenKinds: new Set(['tool']),
    window: null,
    timeMode: 'offset',
    isPresenting: false,
  })
  const plain = { ...first, hiddenKinds: new Set<EventKind>() }
  expect(writeSessionUrl(new URLSearchParams('lens=trace&q=a'), plain).toString()).toBe('')
})

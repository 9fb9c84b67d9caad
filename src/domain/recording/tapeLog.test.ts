import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createEventLog } from '../session/eventLog.ts'
import { arbitrarySession } from '../session/testing/arbitrarySession.ts'
import { plainly, seen } from '../session/testing/describeLog.ts'
import { readReceived, received } from '../session/testing/events.ts'
import { createTapeBuilder } from './tape.ts'
import { eventsBetween, logAt } from './tapeLog.ts'

const tapeOf = (events: Parameters<typeof plainly>[0]) => {
  const builder = createTapeBuilder({ decode: readReceived })
  for (const event of events) builder.add({ kind: 'event', atMs: event.atMs, rawJson: received(event).rawJson })
  return builder.build()
}

it('shows at any position what a log shows that was cut there, once its past is read', () => {
  fc.assert(
    fc.property(arbitrarySession, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (events, to, from, pageSize) => {
      const tape = tapeOf(events)
      const position = to % (events.length + 1)
      const start = from % (position + 1)
      const log = logAt(tape, start, position)
      for (let end = start; end > 0; end -= pageSize)
        log.prependKept(eventsBetween(tape, Math.max(0, end - pageSize), end))
      expect(seen(log)).toEqual(seen(plainly(events.slice(0, position))))
    }),
    { numRuns: 60 },
  )
})

it('goes on from any position as the session did', () => {
  fc.assert(
    fc.property(arbitrarySession, fc.nat(), (events, from) => {
      const tape = tapeOf(events)
      const position = from % (events.length + 1)
      const log = logAt(tape, 0, position)
      for (const event of eventsBetween(tape, position, tape.length)) log.appendKept(event)
      expect(seen(log)).toEqual(seen(plainly(events)))
      expect(log.rawJson(events[0]?.id ?? '')).toBe(JSON.stringify(events[0]))
    }),
    { numRuns: 30 },
  )
})

it('leaves the tape as it was, whatever logs are made of it', () => {
  fc.assert(
    fc.property(arbitrarySession, (events) => {
      const tape = tapeOf(events)
      const first = seen(logAt(tape, 0, tape.length))
      logAt(tape, 0, Math.ceil(tape.length / 2))
      expect(seen(logAt(tape, 0, tape.length))).toEqual(first)
      expect(seen(createEventLog({ store: tape.store }))).toMatchObject({ ids: [] })
    }),
    { numRuns: 20 },
  )
})

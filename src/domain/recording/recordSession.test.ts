import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDeltaFrames } from '../session/deltaFrames.ts'
import type { SessionEvent } from '../session/events.ts'
import { arbitrarySession } from '../session/testing/arbitrarySession.ts'
import { newLog, plainly, seen } from '../session/testing/describeLog.ts'
import { agentSays, idle, readReceived, received, toolResult, userSays } from '../session/testing/events.ts'
import { createRecordingReader } from './readRecording.ts'
import type { RecordedEntry } from './recording.ts'
import { recordSession } from './recordSession.ts'
import { createReel } from './reel.ts'
import { createTapeBuilder } from './tape.ts'
import { entryLine } from './writeRecording.ts'

const header = '{"format":"cloud-agents-recording","version":1}'

function openWith(events: SessionEvent[], deltas = createDeltaFrames(() => false)) {
  const log = newLog()
  for (const event of events) log.append(received(event), event.atMs ?? undefined)
  return {
    getSnapshot: () => ({ items: log.items() }) as never, // all that is read of it
    read: log.read,
    rawJson: log.rawJson,
    deltas: deltas.read,
  }
}

function importFrom(text: string) {
  const builder = createTapeBuilder({ decode: readReceived })
  const reader = createRecordingReader({ onEntry: builder.add, decodeFrame: () => null })
  reader.push(text)
  expect(reader.finish().problems).toEqual([])
  return builder.build()
}

it('gives the same log and the same screen when it is read again', () => {
  fc.assert(
    fc.property(arbitrarySession, (events) => {
      const file = [header, ...Array.from(recordSession(openWith(events)), entryLine)].join('\n')
      const reel = createReel(importFrom(file))
      reel.go(events.length)
      expect(seen(reel.log)).toEqual(seen(plainly(events)))
      expect(events.map(({ id }) => reel.log.rawJson(id))).toEqual(events.map((event) => received(event).rawJson))
    }),
    { numRuns: 40 },
  )
})

it('puts the pieces of a message back between the events where they arrived', () => {
  const asked = userSays('go', { atMs: 1000 })
  const message = agentSays('Hello', { atMs: 4000 })
  const between = toolResult(null, 'x', { atMs: 3000 })
  const deltas = createDeltaFrames(() => false)
  deltas.apply({ kind: 'draft_start', eventId: message.id, type: 'agent.message' }, 2000)
  deltas.apply({ kind: 'draft_delta', eventId: message.id, index: 0, text: 'Hel' }, 2500)
  deltas.apply({ kind: 'draft_delta', eventId: message.id, index: 0, text: 'lo' }, 3500)
  const entries: RecordedEntry[] = [...recordSession(openWith([asked, between, message, idle()], deltas))]
  expect(
    entries.map((entry) => [entry.kind, entry.atMs, entry.kind === 'draft_delta' ? entry.text : '']).slice(0, 6),
  ).toEqual([
    ['event', 1000, ''],
    ['draft_start', 2000, ''],
    ['draft_delta', 2500, 'Hel'],
    ['event', 3000, ''],
    ['draft_delta', 3500, 'lo'],
    ['event', 4000, ''],
  ])
})

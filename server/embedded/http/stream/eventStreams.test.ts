import { expect, it, vi } from 'vitest'
import type { NewEvent, Preview, StoredEvent } from '../../canonical.ts'
import { profile202608 } from '../../profiles/profile202608.ts'
import type { EventStore } from '../../store/store.ts'
import { aSession } from '../../store/testRecords.ts'
import { createEventStreams } from './eventStreams.ts'
import { createFrames } from './frames.ts'
import type { StreamSink } from './sink.ts'

const session = aSession()

function stored(seq: number, payload: NewEvent['payload'] = {}, type = 'agent.message'): StoredEvent {
  const event = { id: `evt_${seq}`, type, turnId: null, threadId: session.threadId, payload }
  return { ...event, seq, sessionId: session.id, processedAt: '2026-01-01T00:00:00.000000Z' }
}

/** A feed under the test's control; the pages of its disk are what `listAfterSeq` answers. */
function fakeEvents(listAfterSeq: EventStore['listAfterSeq'] = async () => []) {
  const listeners = new Set<(item: StoredEvent | Preview) => void>()
  const subscribe: EventStore['subscribe'] = (_, listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  // Streams use these two alone.
  const events = { subscribe, listAfterSeq } as EventStore
  return { events, listeners, tell: (item: StoredEvent) => [...listeners].map((listener) => listener(item)) }
}

function fakeSink() {
  const written: Uint8Array[] = []
  const state = { buffered: 0, isEnded: false, isDestroyed: false }
  let onClose = () => {}
  const sink: StreamSink = {
    write: (frame) => {
      written.push(frame)
      state.buffered += frame.byteLength
    },
    bufferedBytes: () => state.buffered,
    drained: async () => {},
    end: () => {
      state.isEnded = true
      onClose()
    },
    destroy: () => {
      state.isDestroyed = true
      onClose()
    },
    onClose: (listener) => {
      onClose = listener
    },
  }
  return { sink, written, state, close: () => onClose() }
}

const subscription = {
  session,
  threadId: null,
  wanted: new Set<string>(),
  start: { afterSeq: 0, inFlight: null },
}
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

function open(events: EventStore, log: (line: string) => void = () => {}) {
  return createEventStreams({ events, frames: createFrames(profile202608), heartbeatMs: 60_000, log })
}

it('cuts off a reader who is more than 8 MB behind, and nobody else', async () => {
  const { events, tell } = fakeEvents()
  const streams = open(events)
  const [slow, fast] = [fakeSink(), fakeSink()]
  for (const { sink } of [slow, fast]) streams.open(sink, subscription)
  await settle()
  for (let seq = 1; seq <= 10; seq += 1) {
    fast.state.buffered = 0
    tell(stored(seq, { text: 'x'.repeat(1024 * 1024) }))
  }
  expect([slow.state.isDestroyed, fast.state.isDestroyed]).toEqual([true, false])
  expect(slow.written.length).toBeLessThan(fast.written.length)
  streams.close()
})

it('delivers a single event that is larger than that', async () => {
  const { events, tell } = fakeEvents()
  const streams = open(events)
  const reader = fakeSink()
  streams.open(reader.sink, subscription)
  await settle()
  tell(stored(1, { text: 'x'.repeat(9 * 1024 * 1024) }))
  expect([reader.state.isDestroyed, reader.written.length]).toEqual([false, 2])
  streams.close()
})

it('writes nothing behind the end, although the reader is still there', async () => {
  const { events, tell } = fakeEvents()
  const streams = open(events)
  const reader = fakeSink()
  reader.sink.end = () => {
    reader.state.isEnded = true
  }
  streams.open(reader.sink, subscription)
  await settle()
  tell(stored(1, {}, 'session.deleted'))
  tell(stored(2))
  expect([reader.state.isEnded, reader.written.length]).toEqual([true, 2])
  reader.close()
})

it('writes an event once for all its readers', async () => {
  const { events, tell } = fakeEvents()
  const streams = open(events)
  const sinks = [fakeSink(), fakeSink(), fakeSink()]
  for (const { sink } of sinks) streams.open(sink, subscription)
  await settle()
  tell(stored(1))
  const frames = new Set(sinks.map(({ written }) => written.at(-1)))
  expect(frames.size).toBe(1)
  streams.close()
})

it('lets go of everything when its reader leaves', async () => {
  vi.useFakeTimers()
  const { events, listeners } = fakeEvents()
  const { sink, close } = fakeSink()
  open(events).open(sink, subscription)
  expect([listeners.size, vi.getTimerCount()]).toEqual([1, 1])
  close()
  expect([listeners.size, vi.getTimerCount()]).toEqual([0, 0])
  vi.useRealTimers()
})

it('tells the reader when the disk fails, and logs why', async () => {
  const log: string[] = []
  const { events } = fakeEvents(() => Promise.reject(new Error('disk I/O error')))
  const { sink, written, state } = fakeSink()
  open(events, (line) => log.push(line)).open(sink, subscription)
  await settle()
  expect(String(written.at(-1))).toMatch(/^event: error\ndata: \{"error":\{.*"type":"api_error"\}/)
  expect(state.isEnded).toBe(true)
  expect(log.join()).toMatch(/disk I\/O error/)
})

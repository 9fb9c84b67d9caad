import { describe, expect, it } from 'vitest'
import { createStreamRecord } from './streamRecord.ts'

const sample = (arrivedAtMs: number) => ({ arrivedAtMs, atMs: arrivedAtMs - 20, bytes: 100 })

describe('the record of a stream', () => {
  it('keeps when a connection opened, its first byte, and its longest silence', () => {
    const record = createStreamRecord()
    record.opened(1000, 'gzip')
    record.bytes(1200)
    record.bytes(9200)
    record.bytes(9300)
    expect(record.read()).toMatchObject({
      openedAtMs: 1000,
      firstByteAtMs: 1200,
      contentEncoding: 'gzip',
      longestSilenceMs: 8000,
      lastHeardAtMs: 9300,
    })
  })

  it('leaves out what is replayed when a connection opens', () => {
    const record = createStreamRecord()
    record.opened(1000, null)
    for (const atMs of [1010, 1020, 1030]) {
      record.bytes(atMs)
      record.event(sample(atMs))
    }
    record.bytes(5000)
    record.event(sample(5000))
    record.event(sample(5000))
    expect(record.read().arrivals).toEqual([
      { ...sample(5000), chunkId: 4 },
      { ...sample(5000), chunkId: 4 },
    ])
  })

  it('keeps the latest 512 arrivals in order', () => {
    const record = createStreamRecord()
    record.opened(0, null)
    for (let index = 1; index <= 1000; index += 1) {
      record.bytes(index * 300)
      record.event(sample(index * 300))
    }
    const { arrivals } = record.read()
    expect(arrivals).toHaveLength(512)
    expect(arrivals.at(0)?.arrivedAtMs).toBe(489 * 300)
    expect(arrivals.at(-1)?.arrivedAtMs).toBe(1000 * 300)
  })

  it('tells one break with the attempts it took', () => {
    const record = createStreamRecord()
    record.opened(1000, null)
    record.broke(61_000, 'The server closed the connection.')
    record.broke(62_000, 'The server could not be reached.')
    record.restored(64_000, 'evt_7')
    expect(record.read().reconnects).toEqual([
      {
        brokeAtMs: 61_000,
        reason: 'The server closed the connection.',
        cause: 'service',
        livedMs: 60_000,
        attempts: 2,
        restoredAtMs: 64_000,
        resumedAfterId: 'evt_7',
        duplicatesDropped: 0,
        missingCount: null,
      },
    ])
  })

  it('says of each break what came twice since, and what a comparison found', () => {
    const record = createStreamRecord()
    record.repeated()
    record.broke(1000, 'The server closed the connection.')
    record.repeated()
    record.restored(2000, 'evt_7')
    record.repeated()
    record.repeated()
    record.compared(0)
    record.broke(3000, 'The server closed the connection.')
    record.compared(4)
    const told = record.reconnects().map(({ duplicatesDropped, missingCount }) => [duplicatesDropped, missingCount])
    expect(told).toEqual([
      [2, 0],
      [0, null],
    ])
    expect(record.reconnects()).toBe(record.reconnects())
  })

  it('forgets the oldest breaks and heartbeats of a day', () => {
    const record = createStreamRecord()
    record.opened(0, null)
    for (let index = 0; index < 100; index += 1) {
      record.heartbeat(index)
      record.broke(index, 'x')
      record.restored(index)
    }
    expect(record.read().reconnects).toHaveLength(50)
    expect(record.read().heartbeats).toHaveLength(40)
    expect(record.read().heartbeats.at(-1)).toBe(99)
  })
})

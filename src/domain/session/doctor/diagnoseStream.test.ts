import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnoseStream } from './diagnoseStream.ts'
import type { ArrivalSample, Reconnect, StreamRecord } from './streamRecord.ts'

const startMs = 1_780_000_000_000

const recordOf = (arrivals: ArrivalSample[], more: Partial<StreamRecord> = {}): StreamRecord => ({
  openedAtMs: startMs,
  firstByteAtMs: startMs,
  contentEncoding: null,
  lastHeardAtMs: arrivals.at(-1)?.arrivedAtMs ?? startMs,
  longestSilenceMs: 15_000,
  heartbeats: [startMs],
  arrivals,
  reconnects: [],
  ...more,
})

/** Events one by one, each as late as the network makes it. */
function flowing(gaps: number[], latencies: number[], skewMs = 0): ArrivalSample[] {
  let atMs = startMs
  let lastMs = 0
  return gaps.map((gap, index) => {
    atMs += gap
    lastMs = Math.max(lastMs, atMs + (latencies[index % latencies.length] ?? 50)) // a stream keeps its order
    return { arrivedAtMs: lastMs + skewMs, atMs, bytes: 300, chunkId: index }
  })
}

/** The same events kept back until the next multiple of `everyMs`. */
const heldUntil = (arrivals: ArrivalSample[], everyMs: number): ArrivalSample[] =>
  arrivals.map((sample) => {
    const arrivedAtMs = Math.ceil(sample.arrivedAtMs / everyMs) * everyMs
    return { ...sample, arrivedAtMs, chunkId: arrivedAtMs }
  })

const causes = (record: StreamRecord, nowMs = record.lastHeardAtMs ?? startMs) =>
  diagnoseStream(record, nowMs, true).map(({ cause }) => cause)

const broke = (livedMs: number, cause: Reconnect['cause'] = 'service'): Reconnect => ({
  brokeAtMs: startMs,
  reason: 'x',
  cause,
  livedMs,
  attempts: 1,
  restoredAtMs: startMs + 300,
  resumedAfterId: null,
  duplicatesDropped: 0,
  missingCount: null,
})

const gaps = fc.array(fc.integer({ min: 100, max: 5000 }), { minLength: 20, maxLength: 200 })
const latencies = fc.array(fc.integer({ min: 5, max: 400 }), { minLength: 1, maxLength: 20 })

describe('the doctor', () => {
  it('finds nothing wrong with any stream that flows', () => {
    fc.assert(
      fc.property(gaps, latencies, (between, late) => {
        expect(causes(recordOf(flowing(between, late)))).toEqual(['none'])
      }),
    )
  })

  it('finds a proxy that buffers, whatever the clocks say', () => {
    const evenly = fc.array(fc.integer({ min: 200, max: 1500 }), { minLength: 80, maxLength: 200 })
    const skew = fc.integer({ min: -3_600_000, max: 3_600_000 })
    fc.assert(
      fc.property(evenly, latencies, fc.integer({ min: 8000, max: 12_000 }), skew, (between, late, everyMs, skewMs) => {
        const arrivals = heldUntil(flowing(between, late), everyMs)
        const seen = arrivals.map((sample) => ({ ...sample, arrivedAtMs: sample.arrivedAtMs + skewMs }))
        expect(['buffering', 'compression']).toContain(causes(recordOf(seen))[0])
      }),
    )
  })

  it('finds a clock that is off, and nothing else', () => {
    const skew = fc.integer({ min: 7000, max: 86_400_000 })
    fc.assert(
      fc.property(gaps, latencies, skew, fc.boolean(), (between, late, skewMs, isAhead) => {
        expect(causes(recordOf(flowing(between, late, isAhead ? skewMs : -skewMs)))).toEqual(['clock'])
      }),
    )
  })

  it('says what it saw, how sure it is, and the fix for each proxy', () => {
    const arrivals = heldUntil(flowing(Array(60).fill(700), [30]), 10_000).map((sample, index) => ({
      ...sample,
      bytes: index * 20,
    }))
    const [diagnosis] = diagnoseStream(recordOf(arrivals), startMs, true)
    expect(diagnosis).toMatchObject({ cause: 'buffering', confidence: 'high' })
    expect(diagnosis?.seen).toMatch(/^\d+ of 60 events came in \d bursts\. .+ 9\.1 s \(median\)/)
    expect(diagnosis?.fixes.map(({ where }) => where)).toEqual([
      'nginx',
      'Caddy',
      'Traefik',
      'Cloudflare and other content networks',
    ])
    expect(diagnosis?.fixes[0]?.config).toContain('proxy_buffering off;')
  })

  it('blames compression when the answer is compressed, or all bursts are of one size', () => {
    const arrivals = heldUntil(flowing(Array(100).fill(1000), [30]), 10_000).slice(5, 95)
    const compressed = recordOf(arrivals, { contentEncoding: 'gzip' })
    expect(diagnoseStream(compressed, startMs, true)[0]).toMatchObject({ cause: 'compression', confidence: 'high' })
    expect(diagnoseStream(recordOf(arrivals), startMs, true)[0]).toMatchObject({
      cause: 'compression',
      confidence: 'medium',
    })
  })

  it('does not mind compression that holds nothing back', () => {
    expect(causes(recordOf(flowing(Array(50).fill(700), [30]), { contentEncoding: 'br' }))).toEqual(['none'])
  })

  it('does not take one burst after a sleep for a proxy', () => {
    const before = flowing(Array(30).fill(700), [30])
    const asleep = flowing(Array(60).fill(700), [30])
      .slice(30)
      .map((sample) => ({ ...sample, chunkId: 99, arrivedAtMs: startMs + 100_000 }))
    expect(causes(recordOf([...before, ...asleep]))).toEqual(['none'])
  })

  it('says that events come late when each has a delay of its own', () => {
    const late = Array.from({ length: 60 }, (_, index) => ({
      atMs: startMs + index * 10_000,
      arrivedAtMs: startMs + index * 10_000 + 6000 + (index % 7) * 900,
      bytes: 100,
      chunkId: index,
    }))
    expect(diagnoseStream(recordOf(late), startMs, true)[0]).toMatchObject({ cause: 'late', confidence: 'low' })
  })

  it('misses heartbeats', () => {
    const quiet = recordOf([], { heartbeats: [], longestSilenceMs: 0 })
    expect(diagnoseStream(quiet, startMs + 50_000, true)[0]).toMatchObject({
      cause: 'silence',
      confidence: 'high',
      seen: 'Nothing at all came for 50 s, though a heartbeat is due every 15 s or so. This connection has had no heartbeat yet.',
    })
    expect(causes(recordOf([], { reconnects: [broke(60_000, 'silence')] }))).toEqual(['silence'])
  })

  it('does not count the silence of a session that is not connected', () => {
    const [only] = diagnoseStream(recordOf([]), startMs + 3_600_000, false)
    expect(only?.cause).toBe('too little')
  })

  it('finds a time limit when connections live equally long', () => {
    const lives = [60_010, 60_120, 59_980, 60_030]
    expect(diagnoseStream(recordOf([], { reconnects: lives.map((ms) => broke(ms)) }), startMs, true)[0]).toMatchObject({
      cause: 'time limit',
      title: 'Something closes each connection after about 1 m 00 s',
      confidence: 'high',
    })
    const mixed = [10_000, 60_120, 300_000].map((ms) => broke(ms))
    expect(causes(recordOf([], { reconnects: mixed }))).toEqual(['too little'])
    expect(causes(recordOf([], { reconnects: lives.map((ms) => broke(ms, 'reader')) }))).toEqual(['too little'])
  })

  it('says how much it judged by when all is well', () => {
    expect(diagnoseStream(recordOf(flowing(Array(40).fill(700), [38])), startMs, true)).toEqual([
      { cause: 'none', title: 'No problem found', seen: '40 events, median delay 38 ms.', confidence: null, fixes: [] },
    ])
  })
})

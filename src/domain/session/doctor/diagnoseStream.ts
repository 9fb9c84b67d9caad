import { formatDuration } from '../../../lib/formatDuration.ts'
import { type Burst, percentile, toBursts } from './bursts.ts'
import { bufferingFixes, clockFixes, compressionFixes, type Fix, timeoutFixes } from './fixes.ts'
import type { StreamRecord } from './streamRecord.ts'

export interface Diagnosis {
  cause: 'buffering' | 'compression' | 'late' | 'clock' | 'silence' | 'time limit' | 'none' | 'too little'
  title: string
  /** The numbers it rests on, in a sentence. */
  seen: string
  /** Null when nothing is wrong. */
  confidence: 'low' | 'medium' | 'high' | null
  fixes: readonly Fix[]
}

const enough = 5
/** Events this far apart do not arrive together by chance. */
const heldMs = 1500
const lateMs = 5000
const quietMs = 45_000

/**
 * What stands in the way of a stream, by when its events happened and when they came. `isConnected` says whether a
 * connection stands at `nowMs`, so that its silence counts.
 */
export function diagnoseStream(record: StreamRecord, nowMs: number, isConnected: boolean): Diagnosis[] {
  const bursts = toBursts(record.arrivals)
  const held = findHeld(bursts, record)
  const found = [
    held,
    findClock(bursts, held !== null),
    findSilence(record, nowMs, isConnected),
    findTimeLimit(record),
  ].filter((diagnosis) => diagnosis !== null)
  return found.length > 0 ? found : [findNothing(record, bursts)]
}

function findHeld(bursts: readonly Burst[], { contentEncoding }: StreamRecord): Diagnosis | null {
  const held = bursts.filter(({ count, spanMs }) => count >= 3 && spanMs >= heldMs)
  if (held.length < 2) return null
  const events = sum(held.map(({ count }) => count))
  const all = sum(bursts.map(({ count }) => count))
  const longest = Math.max(...held.map(({ spanMs }) => spanMs))
  const median = percentile(
    held.map(({ spanMs }) => spanMs),
    0.5,
  )
  const seen = `${events} of ${all} events came in ${held.length} bursts. Those of a burst had happened over ${formatDuration(median)} (median), up to ${formatDuration(longest)}.`
  const isMost = held.length >= 3 && events >= all / 2
  if (contentEncoding !== null && contentEncoding !== 'identity') {
    return {
      cause: 'compression',
      title: 'The stream is compressed on the way, and held until a block is full',
      seen: `${seen} The answer says content-encoding: ${contentEncoding}.`,
      confidence: 'high',
      fixes: compressionFixes,
    }
  }
  const sizes = held.slice(1, -1).map(({ bytes }) => bytes) // the first and the last may be cut off
  if (sizes.length >= 3 && isEven(sizes, 0.15)) {
    return {
      cause: 'compression',
      title: 'Something holds the stream until a block is full, as compression does',
      seen: `${seen} All bursts are about ${Math.round(percentile(sizes, 0.5) / 100) / 10} kB.`,
      confidence: 'medium',
      fixes: [...compressionFixes, ...bufferingFixes],
    }
  }
  return {
    cause: 'buffering',
    title: 'Something on the way holds events back and lets them go in bursts',
    seen,
    confidence: isMost ? 'high' : 'medium',
    fixes: bufferingFixes,
  }
}

function findClock(bursts: readonly Burst[], isHeld: boolean): Diagnosis | null {
  const delays = delaysOf(bursts)
  if (delays.length < enough) return null
  const median = percentile(delays, 0.5)
  const spread = percentile(delays, 0.9) - percentile(delays, 0.1)
  const seen = `Over ${delays.length} arrivals the median from event to arrival is ${sayMs(median)}.`
  if (median < -1000) {
    return {
      cause: 'clock',
      title: `The clock of this computer is about ${formatDuration(-median)} behind the service’s`,
      seen: `${seen} Nothing arrives before it happens.`,
      confidence: 'high',
      fixes: clockFixes,
    }
  }
  if (median < lateMs || isHeld) return null
  const seenSpread = `${seen} Four in five lie within ${formatDuration(spread)}.`
  if (spread < 2000) {
    return {
      cause: 'clock',
      title: `The clock of this computer is probably about ${formatDuration(median)} ahead of the service’s`,
      seen: `${seenSpread} A delay on the way would vary more.`,
      confidence: 'medium',
      fixes: clockFixes,
    }
  }
  return {
    cause: 'late',
    title: 'Events come late, one by one',
    seen: seenSpread,
    confidence: 'low',
    fixes: bufferingFixes,
  }
}

function findSilence(record: StreamRecord, nowMs: number, isConnected: boolean): Diagnosis | null {
  const { lastHeardAtMs, heartbeats, reconnects, openedAtMs } = record
  const lost = reconnects.filter(({ cause }) => cause === 'silence').length
  const sinceMs = isConnected && lastHeardAtMs !== null ? nowMs - lastHeardAtMs : 0
  const longest = Math.max(record.longestSilenceMs, sinceMs)
  if (longest < quietMs && lost === 0) return null
  const hasNone = heartbeats.length === 0 && openedAtMs !== null && nowMs - openedAtMs >= quietMs
  const parts = [
    longest >= quietMs
      ? `Nothing at all came for ${formatDuration(longest)}, though a heartbeat is due every 15 s or so.`
      : '',
    hasNone ? 'This connection has had no heartbeat yet.' : '',
    lost > 0 ? `${lost === 1 ? 'One connection was' : `${lost} connections were`} given up because of silence.` : '',
  ]
  return {
    cause: 'silence',
    title: 'Heartbeats do not come through',
    seen: parts.filter((part) => part !== '').join(' '),
    confidence: lost >= 2 || (hasNone && longest >= quietMs) ? 'high' : 'medium',
    fixes: timeoutFixes,
  }
}

function findTimeLimit({ reconnects }: StreamRecord): Diagnosis | null {
  const lives = reconnects
    .filter(({ cause, livedMs }) => cause === 'service' && livedMs !== null && livedMs >= 5000)
    .flatMap(({ livedMs }) => livedMs ?? [])
    .slice(-6)
  if (lives.length < 3 || !isEven(lives, 0.05)) return null
  const median = percentile(lives, 0.5)
  return {
    cause: 'time limit',
    title: `Something closes each connection after about ${formatDuration(median)}`,
    seen: `The last ${lives.length} connections lived ${lives.map(formatDuration).join(', ')}.`,
    confidence: lives.length >= 4 ? 'high' : 'medium',
    fixes: timeoutFixes,
  }
}

function findNothing({ arrivals }: StreamRecord, bursts: readonly Burst[]): Diagnosis {
  const delays = delaysOf(bursts)
  if (delays.length < enough) {
    return {
      cause: 'too little',
      title: 'Too little has arrived to judge by',
      seen: `${sayEvents(arrivals.length)} came over the stream since it opened. ${enough} arrivals are needed.`,
      confidence: null,
      fixes: [],
    }
  }
  const median = percentile(delays, 0.5)
  return {
    cause: 'none',
    title: 'No problem found',
    seen: `${sayEvents(arrivals.length)}, median delay ${sayMs(median)}.`,
    confidence: null,
    fixes: [],
  }
}

const delaysOf = (bursts: readonly Burst[]) => bursts.flatMap(({ delayMs }) => delayMs ?? [])

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Whether all values lie this close to their median. */
function isEven(values: readonly number[], tolerance: number): boolean {
  const median = percentile(values, 0.5)
  return values.every((value) => Math.abs(value - median) <= tolerance * median)
}

const sayMs = (ms: number) => (ms < 0 ? `−${formatDuration(-ms)}` : formatDuration(ms))

const sayEvents = (count: number) => `${count} ${count === 1 ? 'event' : 'events'}`

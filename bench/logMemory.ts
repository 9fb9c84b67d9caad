/** What the log of a very long session costs in memory: its facts as objects, its payloads as bytes, most of them packed. */
import { decodeEvent } from '../src/api/decodeEvent.ts'
import { createEventLog } from '../src/domain/session/eventLog.ts'
import { createBigSession } from '../e2e/support/bigSession.ts'
import { printTable, round } from './table.ts'

const eventCount = Number(process.env.BENCH_EVENTS ?? 500_000)
/** Events made at once: the bench itself must not hold them all. */
const stretch = 20_000

declare const gc: (() => void) | undefined
if (typeof gc !== 'function') throw new Error('Start it with node --expose-gc.')

const weigh = () => {
  gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return { heapMb: heapUsed / 1e6, bytesMb: arrayBuffers / 1e6 }
}

const log = createEventLog({ decode: (rawJson, fallback) => decodeEvent(JSON.parse(rawJson), fallback) })
const before = weigh()
const rows = []
let payloadBytes = 0
for (let count = 0; count < eventCount; ) {
  const past = createBigSession({ count: stretch, form: '2026-08', sessionNumber: 1 + count / stretch, sessionId: 'sess_long', seed: count })
  for (const raw of past) {
    const rawJson = JSON.stringify(raw)
    payloadBytes += rawJson.length
    log.append({ event: decodeEvent(raw, { id: String(raw.id), type: String(raw.type) }), rawJson })
  }
  count += stretch
  // The code that packs is loaded when it is needed first.
  await new Promise((resolve) => setTimeout(resolve, 0))
  if (count % 100_000 !== 0 && count < eventCount) continue
  log.timeline()
  const { heapMb, bytesMb } = weigh()
  rows.push({
    events: round(log.counts().events),
    'payloads MB': round(payloadBytes / 1e6),
    'held of them MB': round(bytesMb - before.bytesMb),
    'heap MB': round(heapMb - before.heapMb),
    'heap MB per 10,000 events': round((heapMb - before.heapMb) / (log.counts().events / 10_000), 1),
  })
}
printTable('The log of a long session in memory', rows)

/** What the log of a very long session costs in memory: its facts as objects, its payloads as bytes, most of them packed. */
import { createEventLog } from '../src/domain/session/eventLog.ts'
import type { SessionEvent } from '../src/domain/session/events.ts'
import {
  agentSays,
  idle,
  readReceived,
  received,
  requestEnd,
  requestStart,
  running,
  thinks,
  toolResult,
  toolUse,
  userSays,
} from '../src/domain/session/testing/events.ts'
import { printTable, round } from './table.ts'

const eventCount = Number(process.env.BENCH_EVENTS ?? 500_000)
const weighEvery = 100_000
const words = 'The parser reads each line of the report once and keeps its totals per region. '.split(' ')

const collect: unknown = Reflect.get(globalThis, 'gc')
if (typeof collect !== 'function')
  throw new Error('Start it with `npm run bench:memory`, which lets it collect garbage.')

const weigh = () => {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return { heapMb: heapUsed / 1e6, bytesMb: arrayBuffers / 1e6 }
}

/** Text that does not repeat itself more than prose does, the same for the same place. */
const prose = (seed: number, length: number) =>
  Array.from(
    { length },
    (_, index) => `${words[(seed * 7 + index * index) % words.length]}${(seed + index) % 97}`,
  ).join(' ')

/** A turn of eight requests with a call each; most results are short, some are long. */
function* turn(number: number): Generator<SessionEvent> {
  yield userSays(prose(number, 20))
  yield running()
  for (let step = 0; step < 8; step += 1) {
    const seed = number * 8 + step
    const start = requestStart()
    const use = toolUse('Bash', { command: `npm test -- ${prose(seed, 4)}` })
    yield start
    yield thinks(prose(seed, 30))
    yield use
    yield requestEnd(start.id)
    yield toolResult(use.id, prose(seed, seed % 16 === 0 ? 600 : 40))
  }
  yield agentSays(prose(number, 60))
  yield idle()
}

const log = createEventLog({ decode: readReceived })
const before = weigh()
const rows = []
let payloadBytes = 0
for (let number = 0, weighed = 0; log.counts().events < eventCount; number += 1) {
  for (const event of turn(number)) {
    const one = received(event)
    payloadBytes += one.rawJson.length
    log.append(one)
  }
  // The code that packs is loaded when it is needed first, as in a browser, which does other things in between too.
  if (number % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const { events } = log.counts()
  if (events - weighed < weighEvery && events < eventCount) continue
  weighed = events
  log.timeline()
  const { heapMb, bytesMb } = weigh()
  rows.push({
    events: round(events),
    'payloads MB': round(payloadBytes / 1e6),
    'held of them MB': round(bytesMb - before.bytesMb),
    'heap MB': round(heapMb - before.heapMb),
    'heap MB per 10,000 events': round((heapMb - before.heapMb) / (events / 10_000), 1),
  })
}
printTable('The log of a long session in memory', rows)

/** A recording of 100,000 events: how long it takes to read, to jump to any place in it, and to write. */
import { createRecordingReader } from '../src/domain/recording/readRecording.ts'
import type { RecordedEntry } from '../src/domain/recording/recording.ts'
import { createReel } from '../src/domain/recording/reel.ts'
import { createTapeBuilder } from '../src/domain/recording/tape.ts'
import { entryLine, headerLine } from '../src/domain/recording/writeRecording.ts'
import { agentSays, idle, readReceived, received, running, userSays } from '../src/domain/session/testing/events.ts'
import { percentile, printTable, round } from './table.ts'

const eventCount = Number(process.env.BENCH_EVENTS ?? 100_000)
const jumps = 200
const slowestJumpMs = 100
const words = 'The parser reads each line of the report once and keeps its totals per region. '

const header = headerLine({
  recordedAt: '2026-03-02T09:00:00Z',
  workspaceKind: 'embedded',
  session: null,
  agent: null,
  environment: null,
  redaction: null,
  hash: null,
})
const kinds = [() => userSays('go on'), () => running(), () => agentSays(words.repeat(8)), () => idle()]
const entries = Array.from({ length: eventCount }, (_, index): RecordedEntry => {
  const event = (kinds[index % kinds.length] ?? idle)()
  return { kind: 'event', atMs: 1_772_442_000_000 + index * 50, rawJson: received(event).rawJson }
})

/** Time of the processor: other work on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function timed<T>(run: () => T): [T, number] {
  const startedAt = cpuMs()
  const value = run()
  return [value, cpuMs() - startedAt]
}

const [text, exportMs] = timed(() => `${header}\n${entries.map(entryLine).join('\n')}\n`)
const [, parseMs] = timed(() => {
  for (const line of text.split('\n')) if (line !== '') JSON.parse(line)
})
const [tape, importMs] = timed(() => {
  const builder = createTapeBuilder({ decode: readReceived })
  const reader = createRecordingReader({ onEntry: builder.add, decodeFrame: () => null })
  for (let at = 0; at < text.length; at += 1024 * 1024) reader.push(text.slice(at, at + 1024 * 1024))
  reader.finish()
  return builder.build()
})
const reel = createReel(tape)
// A fixed walk over the whole tape, back and forth.
const scrubs = Array.from({ length: jumps }, (_, index) => {
  const position = Math.floor((((index * 61_803) % 100_003) / 100_003) * tape.length)
  return timed(() => reel.go(position))[1]
})

const row = (what: string, ms: number) => ({
  what,
  'CPU ms': round(ms, 1),
  'of parsing it once': round(ms / parseMs, 3),
})
printTable(`${round(eventCount)} events, ${round(text.length / 1e6)} MB`, [
  row('parse every line as JSON', parseMs),
  row('import', importMs),
  row('export', exportMs),
  row('scrub, p50', percentile(scrubs, 0.5)),
  row('scrub, p95', percentile(scrubs, 0.95)),
  row('scrub, slowest', Math.max(...scrubs)),
])
if (Math.max(...scrubs) > slowestJumpMs) {
  console.error(`The slowest jump took more than ${slowestJumpMs} ms.`)
  process.exitCode = 1
}

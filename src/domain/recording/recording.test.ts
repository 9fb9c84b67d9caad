import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createBlockHash } from './blockHash.ts'
import { createRecordingReader, type RecordingReaderOptions } from './readRecording.ts'
import type { RecordedEntry, RecordingHeader } from './recording.ts'
import { entryLine, headerLine } from './writeRecording.ts'

const header: Omit<RecordingHeader, 'version'> = {
  recordedAt: '2026-10-01T08:00:00Z',
  workspaceKind: 'embedded',
  session: { id: 'sess_1', title: 'A session', big: 1 },
  agent: { id: 'agent_1' },
  environment: null,
  redaction: { masked: [{ kind: 'key', mask: '[masked key 1]', count: 2 }], kept: [] },
  hash: null,
}

const says = (id: string, rest = ''): RecordedEntry => ({
  kind: 'event',
  atMs: 1000,
  rawJson: `{"id":"${id}","type":"agent.message"${rest}}`,
})

const toFile = (entries: RecordedEntry[]) => `${[headerLine(header), ...entries.map(entryLine)].join('\n')}\n`

function readFile(text: string, options: Partial<RecordingReaderOptions> = {}, cuts: number[] = []) {
  const entries: RecordedEntry[] = []
  const reader = createRecordingReader({ onEntry: (entry) => entries.push(entry), decodeFrame: () => null, ...options })
  const places = [0, ...cuts.toSorted((a, b) => a - b), text.length]
  for (const [index, start] of places.slice(0, -1).entries()) reader.push(text.slice(start, places[index + 1]))
  return { entries, ...reader.finish() }
}

const arbitraryEntry: fc.Arbitrary<RecordedEntry> = fc.oneof(
  fc.record({
    kind: fc.constant('event' as const),
    atMs: fc.option(
      fc.double({ min: 0, max: 2e12, noNaN: true }).map((at) => at + 0),
      { nil: null },
    ),
    rawJson: fc
      .jsonValue()
      .map(
        (value) => `{"id":"evt_1","type":"agent.message","n":98765432109876543210,"value":${JSON.stringify(value)}}`,
      ),
  }),
  fc.record({
    kind: fc.constant('draft_start' as const),
    atMs: fc.nat(),
    eventId: fc.string(),
    type: fc.constantFrom('agent.message', 'agent.thinking'),
  }),
  fc.record({
    kind: fc.constant('draft_delta' as const),
    atMs: fc.nat(),
    eventId: fc.string(),
    index: fc.nat(9),
    text: fc.string({ unit: 'grapheme' }),
  }),
)

it('gives back exactly what was written, wherever the file is cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(arbitraryEntry), fc.array(fc.nat(5000)), (entries, cuts) => {
      const text = toFile(entries)
      const read = readFile(
        text,
        {},
        cuts.filter((cut) => cut <= text.length),
      )
      expect(read.entries).toEqual(entries)
      expect(read.header).toEqual({ version: 1, ...header })
      expect(read.problems).toEqual([])
    }),
  )
})

it('keeps an event that is no JSON, and the line ends inside one that is', () => {
  const broken: RecordedEntry = { kind: 'event', atMs: 5, rawJson: 'not\njson', id: 'evt_9', type: 'agent.message' }
  const pretty: RecordedEntry = { kind: 'event', atMs: 5, rawJson: '{\n  "type": "x"\n}' }
  const { entries } = readFile(toFile([broken, pretty]))
  expect(entries).toEqual([broken, { ...pretty, rawJson: '{   "type": "x" }' }])
})

it('reads what is left of a file that is damaged and cut off, and says what is missing', () => {
  const whole = toFile([says('evt_1'), says('evt_2'), says('evt_3')])
  const lines = whole.split('\n')
  lines[2] = '{"at":1,"event":{"id"'
  lines.splice(3, 0, '{"at":1,"weather":"fine"}')
  const { entries, problems } = readFile(`${lines.join('\n').slice(0, -6)}`)
  expect(entries).toEqual([says('evt_1')])
  expect(problems).toEqual([
    'Line 3 could not be read and is left out.',
    'Line 4 is of a kind this console does not know.',
    'The file is cut off in its last event. Everything before it is shown.',
  ])
})

it('reads a recording of a newer console as far as it is known', () => {
  const text = toFile([says('evt_1')]).replace('"version":1', '"version":7')
  const { entries, problems } = readFile(text)
  expect(entries).toHaveLength(1)
  expect(problems).toEqual([
    'A newer console wrote this recording (format 7, this one reads 1). What is known of it is shown.',
  ])
})

it('opens JSON of events in every form people save them in', () => {
  const one = '{"id":"evt_1","type":"user.message","n":12345678901234567890}'
  const two = '{"id":"evt_2","type":"agent.message"}'
  const forms = [
    `${one}\n${two}\n`,
    `[${one},${two}]`,
    `[\n  ${one},\n  ${two}\n]\n`,
    `{"data":[${one},${two}],"has_more":false}`,
    `{\n  "has_more": false,\n  "data": [ ${one}, ${two} ]\n}`,
  ]
  for (const text of forms) {
    const read = readFile(text)
    expect(read.entries.map((entry) => entry.kind === 'event' && entry.rawJson)).toEqual([one, two])
    expect([read.kind, read.header, read.problems]).toEqual(['events', null, []])
  }
})

it('shows the whole events of an array that is cut off', () => {
  const { entries, problems } = readFile('[{"id":"evt_1","type":"a"},{"id":"evt_2","ty')
  expect(entries).toHaveLength(1)
  expect(problems).toEqual(['The file is cut off in its last event. Everything before it is shown.'])
})

it('opens a captured stream, with the ids that stand on its frames only', () => {
  const text = `: connected\n\nid: evt_1\nevent: user.message\ndata: {"content":[]}\n\nevent: heartbeat\ndata: {}\n\ndata: {"id":"evt_2","type":"agent.message"}\r\n\r\n`
  const { entries, kind } = readFile(text, {
    decodeFrame: ({ event, data }) =>
      event === 'heartbeat'
        ? { kind: 'heartbeat' }
        : { kind: 'event', rawJson: data, event: { type: 'session.deleted' } as never },
  })
  expect(kind).toBe('stream')
  expect(entries).toEqual([
    { kind: 'event', atMs: null, rawJson: '{"content":[]}', id: 'evt_1', type: 'user.message' },
    { kind: 'event', atMs: null, rawJson: '{"id":"evt_2","type":"agent.message"}' },
  ])
})

it('says what a file is not', () => {
  expect(() => readFile('')).toThrow('This file is empty.')
  expect(() => readFile('PK\u0003\u0004 zip')).toThrow('is no recording')
  expect(() => readFile('{"name":"x","version":"1"}')).toThrow('No event could be read')
  expect(() => readFile('{\n"name": "x"\n}')).toThrow('no events')
})

it('hashes what stands behind the header, the same in any pieces', async () => {
  const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes)
  const body = 'a line of an event\n'.repeat(120_000)
  const hashOf = async (pieces: string[]) => {
    const hash = createBlockHash(digest)
    for (const piece of pieces) hash.add(piece)
    return hash.finish()
  }
  const whole = await hashOf([body])
  expect(whole).toMatch(/^sha-256-blocks:[0-9a-f]{64}$/)
  expect(await hashOf([body.slice(0, 7), body.slice(7, 1_500_000), body.slice(1_500_000)])).toBe(whole)
  expect(await hashOf([`${body.slice(0, -1)}!`])).not.toBe(whole)

  const bodies: string[] = []
  const file = toFile([says('evt_1'), says('evt_2')])
  readFile(file, { onBody: (text) => bodies.push(text) }, [30, 200])
  expect(bodies.join('')).toBe(file.slice(file.indexOf('\n') + 1))
})

it('writes lines that the published schema describes', async () => {
  const { default: schema } = await import('../../../docs/recording.schema.json')
  const line = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
  const lines = [
    headerLine(header),
    ...[says('evt_1'), { kind: 'event', atMs: null, rawJson: 'no json' } as const].map(entryLine),
  ]
  fc.assert(
    fc.property(arbitraryEntry, (entry) => {
      expect(line.safeParse(JSON.parse(entryLine(entry))).success).toBe(true)
    }),
  )
  for (const one of lines) expect(line.safeParse(JSON.parse(one)).success).toBe(true)
  expect(line.safeParse({ format: 'another', version: 1 }).success).toBe(false)
  expect(line.safeParse({ at: 1 }).success).toBe(false)
})

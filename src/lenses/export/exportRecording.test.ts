import { expect, it } from 'vitest'
import { createRecordingReader } from '@/domain/recording/readRecording.ts'
import type { RecordedEntry } from '@/domain/recording/recording.ts'
import { searchRecording, writeRecordingFile } from './exportRecording.ts'

const secret = 'tr0ub4dor-and-3'
const start = {
  header: {
    recordedAt: '2026-10-01T08:00:00Z',
    workspaceKind: 'embedded' as const,
    session: { id: 'sess_1', environment_variables: { PASS: secret } },
    agent: { system: `Log in with ${secret}.` },
    environment: null,
  },
  known: { PASS: secret },
}
const entries: RecordedEntry[] = [
  { kind: 'event', atMs: 1, rawJson: `{"id":"evt_1","n":12345678901234567890,"text":"${secret}"}` },
  { kind: 'draft_start', atMs: 2, eventId: 'evt_2', type: 'agent.message' },
  { kind: 'draft_delta', atMs: 3, eventId: 'evt_2', index: 0, text: 'it is tr0ub4' },
  { kind: 'draft_delta', atMs: 4, eventId: 'evt_2', index: 0, text: 'dor-and-3 now' },
]

it('finds a secret in header, events and pieces, and leaves no trace of what is masked', async () => {
  const findings = searchRecording(start, entries, [])
  const keys = findings.map(({ key }) => key)
  const text = await (await writeRecordingFile(start, entries, findings, new Set(keys))).text()
  expect(text).not.toContain('tr0ub4')
  expect(text).not.toContain('dor-and-3')
  expect(text).toContain('12345678901234567890')
  const read: RecordedEntry[] = []
  const reader = createRecordingReader({ onEntry: (entry) => read.push(entry), decodeFrame: () => null })
  reader.push(text)
  const { header, problems } = reader.finish()
  expect(problems).toEqual([])
  expect(header?.session).toEqual({
    id: 'sess_1',
    environment_variables: { PASS: '[masked environment variable PASS 1]' },
  })
  expect(header?.redaction?.masked).toMatchObject([{ kind: 'environment variable PASS' }])
  expect(read.map((entry) => (entry.kind === 'draft_delta' ? entry.text : entry.kind))).toEqual([
    'event',
    'draft_start',
    'it is [masked environment variable PASS 1]',
    ' now',
  ])
})

it('writes what the reader chose to keep as it was, and says so', async () => {
  const findings = searchRecording(start, entries, [])
  const text = await (await writeRecordingFile(start, entries, findings, new Set())).text()
  expect(text).toContain(`"text":"${secret}"`)
  expect(text.split('\n')[0]).toContain('"kept":[{"kind":"environment variable PASS"')
})

it('searches for the reader’s own patterns, and refuses one that is none', () => {
  expect(searchRecording(start, entries, ['it is']).map(({ kind }) => kind)).toContain('own pattern')
  expect(() => searchRecording(start, entries, ['/(/'])).toThrow('not a regular expression')
})

import { createBlockHash } from '@/domain/recording/blockHash.ts'
import type { RecordedEntry } from '@/domain/recording/recording.ts'
import { createMasking, type Masking } from '@/domain/recording/redaction/masking.ts'
import { ownPattern } from '@/domain/recording/redaction/secretPatterns.ts'
import { createSecretScan, type Finding } from '@/domain/recording/redaction/secretScan.ts'
import { stringsIn } from '@/domain/recording/redaction/stringsIn.ts'
import { entryLine, headerLine } from '@/domain/recording/writeRecording.ts'
import type { ExportStart } from './exportMessages.ts'

/** Told how far it is, from 0 to 1, after so many entries. */
export type OnProgress = (share: number) => void
const reportedEvery = 2000

/** Values that look like secrets in everything that is to be written. Throws when the search cannot be trusted. */
export function searchRecording(
  { header, known }: ExportStart,
  entries: readonly RecordedEntry[],
  own: readonly string[],
  onProgress: OnProgress = () => {},
): Finding[] {
  const scan = createSecretScan({ known, own: own.map(ownPattern) })
  for (const part of ['session', 'agent', 'environment'] as const)
    for (const text of stringsIn(JSON.stringify(header[part]))) scan.add(text, part)
  for (const [index, entry] of entries.entries()) {
    if (index % reportedEvery === 0) onProgress(index / entries.length)
    if (entry.kind === 'event') for (const text of stringsIn(entry.rawJson)) scan.add(text, idOf(entry))
  }
  // The pieces of a message say what its event says, unless the event never came.
  for (const [eventId, texts] of textsOfDrafts(entries)) scan.add(texts.join(''), eventId)
  return scan.findings()
}

/** The file: what is masked is masked in header, events and pieces alike. */
export async function writeRecordingFile(
  start: ExportStart,
  entries: readonly RecordedEntry[],
  findings: readonly Finding[],
  maskedKeys: ReadonlySet<string>,
  onProgress: OnProgress = () => {},
): Promise<Blob> {
  const masking = createMasking(findings, ({ key }) => maskedKeys.has(key))
  const hash = createBlockHash((bytes) => crypto.subtle.digest('SHA-256', bytes))
  const parts: Blob[] = []
  let lines: string[] = []
  let count = 0
  const flush = () => {
    parts.push(new Blob(lines))
    lines = []
  }
  for (const entry of maskEntries(entries, masking)) {
    const line = `${entryLine(entry)}\n`
    hash.add(line)
    lines.push(line)
    count += 1
    if (count % reportedEvery > 0) continue
    flush()
    onProgress(count / entries.length)
  }
  flush()
  const { session, agent, environment } = start.header
  const masked = <Value>(value: Value): Value => JSON.parse(masking.json(JSON.stringify(value))) // its own JSON again
  const header = headerLine({
    ...start.header,
    session: masked(session),
    agent: masked(agent),
    environment: masked(environment),
    redaction: masking.manifest,
    hash: await hash.finish(),
  })
  return new Blob([`${header}\n`, ...parts], { type: 'application/x-ndjson' })
}

function* maskEntries(entries: readonly RecordedEntry[], masking: Masking): Generator<RecordedEntry> {
  const pieces = new Map([...textsOfDrafts(entries)].map(([id, texts]) => [id, masking.pieces(texts)]))
  for (const entry of entries) {
    if (entry.kind === 'event') yield { ...entry, rawJson: masking.json(entry.rawJson) }
    else if (entry.kind === 'draft_delta') yield { ...entry, text: pieces.get(keyOf(entry))?.shift() ?? '' }
    else yield entry
  }
}

/** The texts of the pieces of each block that was seen being written, in order. */
function textsOfDrafts(entries: readonly RecordedEntry[]): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  for (const entry of entries) {
    if (entry.kind !== 'draft_delta') continue
    const known = texts.get(keyOf(entry))
    if (known) known.push(entry.text)
    else texts.set(keyOf(entry), [entry.text])
  }
  return texts
}

const keyOf = ({ eventId, index }: { eventId: string; index: number }) => `${eventId} ${index}`

function idOf({ id, rawJson }: RecordedEntry & { kind: 'event' }): string {
  return id ?? /"id"\s*:\s*"([^"\\]{1,200})"/.exec(rawJson)?.[1] ?? 'event'
}

import { rawItems, rawMember } from '../../lib/rawJson.ts'
import { isRecord, type Json, toRecord } from '../json.ts'
import type { StreamFrame } from '../session/events.ts'
import { readEntryLine } from './readEntryLine.ts'
import { readHeader } from './readHeader.ts'
import { type RecordedEntry, type RecordingHeader, recordingFormat, recordingVersion } from './recording.ts'
import { createSseReader } from './sseReader.ts'

export interface RecordingReaderOptions {
  onEntry(entry: RecordedEntry): void
  /** Reads a frame of a captured stream; null for one that says nothing. */
  decodeFrame(frame: { id: string; event: string; data: string }): StreamFrame | null
  /** The text behind the header as it comes, for its hash. */
  onBody?(text: string): void
}

export interface RecordingReading {
  /** `recording`: with our header. `events`: JSON of the API's own events. `stream`: a captured event stream. */
  kind: 'recording' | 'events' | 'stream'
  header: RecordingHeader | null
  eventCount: number
  /** What could not be read, in sentences; empty for a whole file. */
  problems: string[]
}

/** A file that is nothing of what a recording may be. The message says what was found and what to do. */
export class UnreadableRecording extends Error {}

type Mode = 'start' | 'lines' | 'stream' | 'whole'

/**
 * Reads a recording, JSON of events (lines, an array or a list answer) or a captured event stream, piece by piece. What
 * can be read is given to `onEntry` in order; damage is told at the end.
 */
export function createRecordingReader({ onEntry, decodeFrame, onBody }: RecordingReaderOptions) {
  const damaged: number[] = []
  const strange: number[] = []
  let mode: Mode = 'start'
  let kind: RecordingReading['kind'] = 'events'
  let header: RecordingHeader | null = null
  let rest = ''
  let line = 0
  let eventCount = 0
  let isCut = false

  const give = (entry: RecordedEntry) => {
    if (entry.kind === 'event') eventCount += 1
    onEntry(entry)
  }
  const sse = createSseReader((frame) => {
    const read = decodeFrame(frame)
    if (read?.kind === 'event') give(toEvent(read.rawJson, frame))
    else if (read?.kind === 'draft_start' || read?.kind === 'draft_delta') give({ ...read, atMs: null })
  })

  const takeLine = (text: string, isLast: boolean) => {
    line += 1
    if (text.trim() === '') return
    const entry = readEntryLine(text)
    if (entry === 'damaged' && isLast) isCut = true
    else if (entry === 'damaged') damaged.push(line)
    else if (entry === 'strange') strange.push(line)
    else give(entry)
  }

  /** Decides by the first line that says something. False while there is none. */
  const begin = (isAll: boolean): boolean => {
    rest = rest.replace(/^\uFEFF?\s*/, '')
    const end = rest.indexOf('\n')
    if (rest === '' || (end === -1 && !isAll && rest.length < 4_000_000)) return false
    const first = end === -1 ? rest : rest.slice(0, end)
    const json = parse(first)
    if (isRecord(json) && json.format === recordingFormat) {
      mode = 'lines'
      kind = 'recording'
      header = readHeader(json)
      line = 1
      rest = end === -1 ? '' : rest.slice(end + 1)
      if (rest !== '') onBody?.(rest)
    } else if (/^(?:event|data|id|retry)?:/.test(first)) {
      mode = 'stream'
      kind = 'stream'
    } else if (isRecord(json) && !Array.isArray(json.data)) {
      mode = 'lines'
    } else if (first.startsWith('[') || first.startsWith('{')) {
      mode = 'whole'
    } else {
      throw new UnreadableRecording(
        'This file is no recording, no JSON of events and no captured event stream. Choose a .jsonl file that this console exported.',
      )
    }
    return true
  }

  const readWhole = () => {
    const isArray = rest.startsWith('[')
    const data = isArray ? rest : rawMember(rest, 'data')
    if (data === null || !data.startsWith('[')) {
      const single = parse(rest)
      if (isRecord(single) && typeof single.type === 'string') return give(toEvent(rest.trim(), {}))
      throw new UnreadableRecording('This file holds JSON, but no events: no array of them and no list answer.')
    }
    for (const item of rawItems(data, 0)) {
      if (isRecord(parse(item))) give({ kind: 'event', atMs: null, rawJson: item })
      else isCut = true
    }
  }

  return {
    push(text: string): void {
      if (mode !== 'start' && kind === 'recording') onBody?.(text)
      rest += text
      if (mode === 'start' && !begin(false)) return
      if (mode === 'stream') {
        sse.push(rest)
        rest = ''
      } else if (mode === 'lines') {
        const lines = rest.split('\n')
        rest = lines.pop() ?? ''
        for (const one of lines) takeLine(one, false)
      }
    },
    /** Throws `UnreadableRecording` when nothing of the file can be shown. */
    finish(): RecordingReading {
      if (mode === 'start' && !begin(true)) throw new UnreadableRecording('This file is empty.')
      if (mode === 'whole') readWhole()
      if (mode === 'stream') sse.finish(rest)
      if (mode === 'lines') takeLine(rest, true)
      if (eventCount === 0 && header === null)
        throw new UnreadableRecording('No event could be read from this file. It may be damaged or cut off.')
      return { kind, header, eventCount, problems: sayProblems() }
    },
  }

  function sayProblems(): string[] {
    const problems: string[] = []
    if (header && header.version > recordingVersion)
      problems.push(
        `A newer console wrote this recording (format ${header.version}, this one reads ${recordingVersion}). What is known of it is shown.`,
      )
    if (damaged.length > 0) problems.push(`${sayLines(damaged)} could not be read and ${are(damaged)} left out.`)
    if (strange.length > 0) problems.push(`${sayLines(strange)} ${are(strange)} of a kind this console does not know.`)
    if (isCut) problems.push('The file is cut off in its last event. Everything before it is shown.')
    return problems
  }
}

function toEvent(rawJson: string, { id, event }: { id?: string; event?: string }): RecordedEntry {
  const json: Json = toRecord(parse(rawJson))
  return {
    kind: 'event',
    atMs: null,
    rawJson,
    ...(id && typeof json.id !== 'string' ? { id } : {}),
    ...(event && typeof json.type !== 'string' ? { type: event } : {}),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const are = (lines: readonly number[]) => (lines.length === 1 ? 'is' : 'are')

function sayLines(lines: readonly number[]): string {
  const named = lines.slice(0, 5).join(', ')
  const more = lines.length > 5 ? ` and ${lines.length - 5} more` : ''
  return `${lines.length === 1 ? 'Line' : 'Lines'} ${named}${more}`
}

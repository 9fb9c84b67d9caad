import { createReadStream } from 'node:fs'
import { readEntryLine } from '../../../src/domain/recording/readEntryLine.ts'
import { createRecordingReader, UnreadableRecording } from '../../../src/domain/recording/readRecording.ts'
import type { RecordedEntry, RecordingHeader } from '../../../src/domain/recording/recording.ts'
import { invalid } from '../problem.ts'

export interface ReadRecording {
  header: RecordingHeader | null
  entries: RecordedEntry[]
  /** What of the file could not be read, in sentences. */
  problems: string[]
}

const maxEntries = 500_000

/** Reads a recording, or JSON of events, from disk; a Problem (400) for what is neither. */
export async function readRecordingFile(path: string): Promise<ReadRecording> {
  const entries: RecordedEntry[] = []
  const reader = createRecordingReader({
    onEntry(entry) {
      if (entries.length === maxEntries) throw invalid(`A recording may have at most ${maxEntries} entries.`)
      entries.push(entry)
    },
    decodeFrame: () => null, // A captured stream has no times of its own: it is opened in the browser, not hosted.
  })
  try {
    for await (const text of createReadStream(path, 'utf8')) reader.push(String(text))
    const { header, problems } = reader.finish()
    if (entries.length === 0) throw invalid('The recording holds no events.')
    return { header, entries, problems }
  } catch (error) {
    throw error instanceof UnreadableRecording ? invalid(error.message) : error
  }
}

/** The entries of a recording this server wrote. */
export async function readKeptEntries(path: string): Promise<RecordedEntry[]> {
  const entries: RecordedEntry[] = []
  let rest = ''
  const take = (line: string) => {
    const entry = line === '' ? 'strange' : readEntryLine(line)
    if (typeof entry === 'object') entries.push(entry)
  }
  for await (const text of createReadStream(path, 'utf8')) {
    const lines = (rest + String(text)).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(take)
  }
  take(rest)
  return entries
}

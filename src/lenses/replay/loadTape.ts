import type { RecordingReaderOptions, RecordingReading } from '@/domain/recording/readRecording.ts'
import { createTapeBuilder, type Tape } from '@/domain/recording/tape.ts'
import type { EventStoreOptions } from '@/domain/session/eventStore.ts'
import { scanRecording } from './scanRecording.ts'

/** How the API's words are read; the recording itself does not know. */
export interface Decoders {
  decode: EventStoreOptions['decode']
  decodeFrame: RecordingReaderOptions['decodeFrame']
}

export interface LoadedRecording {
  tape: Tape
  reading: RecordingReading
}

export interface LoadOptions extends Decoders {
  signal: AbortSignal
  /** Share of the file that was read, from 0 to 1. */
  onProgress?: (share: number) => void
}

/**
 * Reads a file and makes a tape of it, in slices. Rejects with `UnreadableRecording` when nothing of it can be shown, and
 * when the signal aborts.
 */
export async function loadTape(file: Blob, options: LoadOptions): Promise<LoadedRecording> {
  const { decode, ...scan } = options
  const builder = createTapeBuilder({ decode })
  const reading = await scanRecording(file, { ...scan, onEntry: builder.add })
  return { tape: builder.build(), reading }
}

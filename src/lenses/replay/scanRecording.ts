import { createBlockHash } from '@/domain/recording/blockHash.ts'
import {
  createRecordingReader,
  type RecordingReaderOptions,
  type RecordingReading,
} from '@/domain/recording/readRecording.ts'
import type { RecordedEntry } from '@/domain/recording/recording.ts'

export interface ScanOptions {
  onEntry(entry: RecordedEntry): void
  decodeFrame: RecordingReaderOptions['decodeFrame']
  signal: AbortSignal
  /** Share of the file that was read, from 0 to 1. */
  onProgress?: ((share: number) => void) | undefined
}

/** The page stays usable: after so long the browser gets its turn. */
const sliceMs = 12

/**
 * Reads a recording in slices and gives out its entries. Rejects with `UnreadableRecording` when nothing of it can be
 * shown, and when the signal aborts.
 */
export async function scanRecording(file: Blob, options: ScanOptions): Promise<RecordingReading> {
  const { onEntry, decodeFrame, signal, onProgress } = options
  // A page that came over plain HTTP has no such thing, and then what is read is not checked.
  const hash = globalThis.crypto.subtle ? createBlockHash((bytes) => crypto.subtle.digest('SHA-256', bytes)) : null
  const reader = createRecordingReader({ onEntry, decodeFrame, onBody: hash?.add })
  const texts = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let sliceStartedAt = performance.now()
  let characters = 0
  for (;;) {
    signal.throwIfAborted()
    const { done, value } = await texts.read()
    if (done) break
    reader.push(value)
    characters += value.length
    if (performance.now() - sliceStartedAt < sliceMs) continue
    onProgress?.(Math.min(1, characters / Math.max(1, file.size)))
    await nextTurn()
    sliceStartedAt = performance.now()
  }
  const reading = reader.finish()
  const isAltered = hash && reading.header?.hash != null && (await hash.finish()) !== reading.header.hash
  if (isAltered) reading.problems.push('The file was changed after it was written: its hash does not match.')
  return reading
}

/** A message to oneself comes back sooner than any timer, and still after what the browser has to do. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

import { type Decoders, type LoadedRecording, loadTape } from './loadTape.ts'
import { describeRecording, listRecordings, readRecordingFile } from './recordingShelf.ts'
import { recordingTitle } from './recordingTitle.ts'

export interface OpenedRecording {
  recording: LoadedRecording
  /** Name of the file. */
  name: string
}

export interface OpenOptions extends Decoders {
  signal: AbortSignal
  onProgress?: (share: number) => void
}

/** Reads a recording that this browser keeps, and notes on the shelf what it is. */
export async function openKeptRecording(id: string, options: OpenOptions): Promise<OpenedRecording> {
  const [file, kept] = await Promise.all([readRecordingFile(id), listRecordings()])
  if (!file)
    throw new Error(
      'This browser does not hold this recording. Open the file again: recordings stay where they were opened.',
    )
  const recording = await loadTape(file, options)
  await describeRecording(id, {
    title: recordingTitle(recording.reading),
    eventCount: recording.tape.eventCount,
  })
  return { recording, name: kept.find((one) => one.id === id)?.name ?? 'Recording' }
}

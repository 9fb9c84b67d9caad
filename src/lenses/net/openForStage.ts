import { readTapeSteps } from '../presentation/tapeSteps.ts'
import { type OpenedRecording, type OpenOptions, openKeptRecording } from '../replay/openKeptRecording.ts'

/** Reads a kept recording and its steps, so that the stage can change to it at once. */
export async function openForStage(id: string, options: OpenOptions): Promise<OpenedRecording> {
  const opened = await openKeptRecording(id, options)
  readTapeSteps(opened.recording.tape)
  return opened
}

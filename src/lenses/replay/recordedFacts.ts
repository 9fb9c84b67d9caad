import { toRecord, toTextMap, toTextOrNull } from '@/domain/json.ts'
import type { PresentationFacts } from '../presentation/Presentation.tsx'
import type { LoadedRecording } from './loadTape.ts'
import { recordingTitle } from './recordingTitle.ts'

/** What is said of a recording on stage, and what of it must not be. */
export function recordedFacts({ reading }: LoadedRecording, name: string): PresentationFacts {
  const { header } = reading
  return {
    title: recordingTitle(reading) ?? name,
    agentName: toTextOrNull(header?.agent?.name),
    known: toTextMap(toRecord(header?.session?.environment_variables)),
  }
}

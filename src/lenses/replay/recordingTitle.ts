import { toTextOrNull } from '@/domain/json.ts'
import type { RecordingReading } from '@/domain/recording/readRecording.ts'

/** The session's title, as the recording tells it. */
export const recordingTitle = ({ header }: RecordingReading): string | null => toTextOrNull(header?.session?.title)

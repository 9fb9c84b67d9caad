import type { TimelineRow } from '@/domain/session/timeline.ts'
import { FileCard } from './FileCard.tsx'
import { QuietLine } from './QuietLine.tsx'
import { useEvent } from './TranscriptSource.ts'

/** A file the agent handed over. */
export function ArtifactLine({ row }: { row: Extract<TimelineRow, { kind: 'note' }> }) {
  const event = useEvent(row.eventId, row)
  if (event?.type !== 'agent.artifact_delivered') return <QuietLine tone={row.tone}>{row.text}</QuietLine>
  const { fileId, filename, contentType, sizeBytes } = event
  return (
    <div className="py-1">
      <FileCard file={{ fileId, name: filename, contentType, sizeBytes }} />
    </div>
  )
}

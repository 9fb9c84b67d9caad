import type { TimelineRow } from '@/domain/session/timeline.ts'
import { QuietLine } from './QuietLine.tsx'

/** A hole in the log, drawn where it is. */
export function GapLine({ row }: { row: Extract<TimelineRow, { kind: 'gap' }> }) {
  return (
    <div className="rounded-2 border border-k-wait/40 border-dashed px-3">
      <QuietLine tone="wait">
        {row.isFilling
          ? 'Events are missing here. Reading them…'
          : 'Events are missing here and could not be read yet.'}
      </QuietLine>
    </div>
  )
}

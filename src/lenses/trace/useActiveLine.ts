import { useCallback, useState } from 'react'
import type { Timeline, TimelineRow } from '@/domain/session/timeline.ts'
import { placeOf } from '@/domain/session/trace/placeOf.ts'
import type { Selection } from '../sessionView.ts'

export interface ActiveLine {
  /** The row the selection is shown by; undefined when the timeline does not hold it. */
  row: TimelineRow | undefined
  /** Index of that row in the timeline; -1 without one. */
  index: number
  activate(row: TimelineRow): void
}

/** The selected event as a row. A turn and what began it share an event, so what was picked here is remembered. */
export function useActiveLine(timeline: Timeline, { eventId, select }: Selection): ActiveLine {
  const [picked, setPicked] = useState<{ key: string; eventId: string } | null>(null)
  const own = picked?.eventId === eventId ? placeOf(timeline, picked) : -1
  const index = own !== -1 ? own : eventId === null ? -1 : timeline.indexOf(eventId)
  const activate = useCallback(
    (row: TimelineRow) => {
      setPicked({ key: row.key, eventId: row.eventId })
      select(row.eventId)
    },
    [select],
  )
  return { row: timeline.at(index), index, activate }
}

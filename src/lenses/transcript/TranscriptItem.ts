import type { Draft, Timeline, TimelineRow } from '@/domain/session/timeline.ts'
import type { ShownRows } from './createRowFilter.ts'

/** A message on its way to the server, shown before the log holds it. */
export interface OutgoingMessage {
  key: string
  text: string
}

/** One line of the list: a row of the timeline, or something that is not in the log yet. */
export type TranscriptItem =
  | { kind: 'row'; key: string; row: TimelineRow }
  | { kind: 'outgoing'; key: string; message: OutgoingMessage }
  | { kind: 'draft'; key: string; draft: Draft }

/** The timeline and, behind it, what is being sent and what is being written, as one list. */
export interface TranscriptItems {
  length: number
  at(index: number): TranscriptItem | undefined
  keyAt(index: number): string
}

/**
 * A draft has the key of the row it will become, so the finished event takes its place without a flicker. A draft whose
 * row is there already is left out.
 */
export function toItems(
  timeline: Timeline,
  outgoing: readonly OutgoingMessage[],
  drafts: readonly Draft[],
  shown: ShownRows,
): TranscriptItems {
  const rowCount = shown.length
  const rowAt = (index: number) => timeline.at(shown.timelineIndex(index))
  const behind: TranscriptItem[] = [
    ...outgoing.map((message) => ({ kind: 'outgoing' as const, key: message.key, message })),
    ...drafts
      .filter((draft) => timeline.indexOf(draft.eventId) === -1)
      .map((draft) => ({ kind: 'draft' as const, key: draft.eventId, draft })),
  ]
  return {
    length: rowCount + behind.length,
    at(index) {
      if (index >= rowCount) return behind[index - rowCount]
      const row = rowAt(index)
      return row && { kind: 'row', key: row.key, row }
    },
    keyAt(index) {
      const key = index >= rowCount ? behind[index - rowCount]?.key : rowAt(index)?.key
      return key ?? `nothing:${index}`
    },
  }
}

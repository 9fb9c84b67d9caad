import type { LogItems } from '@/domain/session/logItems.ts'
import type { ListedItems } from './listedItems.ts'

/** A reconnection: where it happened in the log, and when. */
export interface Seam {
  atMs: number
  /** The last event that had arrived; null before all of them. */
  afterId: string | null
}

export type EventRow = { kind: 'event'; index: number } | { kind: 'seam'; atMs: number }

/** The rows of the grid: the listed items, with a seam wherever the stream was opened again. */
export interface EventRows {
  readonly length: number
  at(position: number): EventRow | undefined
  /** Stable name of a row: the id of its event. */
  keyAt(position: number): string
  /** -1 when the event is not listed. */
  positionOf(eventId: string): number
}

export function toEventRows(items: LogItems, listed: ListedItems, seams: readonly Seam[]): EventRows {
  // Few at most: a place is found by walking over them.
  const places = seams
    .map(({ atMs, afterId }) => ({ atMs, position: afterId === null ? 0 : placeBehind(items, listed, afterId) }))
    .sort((left, right) => left.position - right.position || left.atMs - right.atMs)
    .map((seam, rank) => ({ ...seam, row: seam.position + rank }))
  const at = (position: number): EventRow | undefined => {
    if (position < 0 || position >= listed.length + places.length) return undefined
    let before = 0
    for (const seam of places) {
      if (seam.row === position) return { kind: 'seam', atMs: seam.atMs }
      if (seam.row < position) before += 1
    }
    return { kind: 'event', index: listed.at(position - before) }
  }
  return {
    length: listed.length + places.length,
    at,
    keyAt(position) {
      const row = at(position)
      if (row?.kind === 'event') return items.at(row.index)?.id ?? String(position)
      return row ? `seam:${row.atMs}` : String(position)
    },
    positionOf(eventId) {
      const index = items.indexOf(eventId)
      if (index === -1) return -1
      const position = listed.positionOf(index)
      if (listed.at(position) !== index) return -1
      return position + places.filter((seam) => seam.position <= position).length
    },
  }
}

function placeBehind(items: LogItems, listed: ListedItems, eventId: string): number {
  const index = items.indexOf(eventId)
  if (index === -1) return listed.length
  const position = listed.positionOf(index)
  return listed.at(position) === index ? position + 1 : position
}

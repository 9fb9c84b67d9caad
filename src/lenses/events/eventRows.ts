import type { DeltaFrames } from '@/domain/session/deltaFrames.ts'
import type { LogItems } from '@/domain/session/logItems.ts'
import type { StreamSeam } from '../sessionView.ts'
import type { ListedItems } from './listedItems.ts'

/** A break of the stream, and where it happened in the log. */
export interface Seam extends StreamSeam {
  /** The last event that had arrived; null before all of them. */
  afterId: string | null
}

/** An event whose pieces are shown below it. */
export interface OpenDeltas {
  eventId: string
  deltas: DeltaFrames
}

export type EventRow =
  | { kind: 'event'; index: number }
  | { kind: 'seam'; seam: Seam }
  /** `place` -1 is the announcement of the event, before its first piece. */
  | { kind: 'delta'; eventId: string; deltas: DeltaFrames; place: number }

/** The rows of the grid: the listed items, with a seam wherever the stream broke, and the pieces of opened messages. */
export interface EventRows {
  readonly length: number
  at(position: number): EventRow | undefined
  /** Stable name of a row: the id of its event. */
  keyAt(position: number): string
  /** -1 when the event is not listed. */
  positionOf(eventId: string): number
}

/** Rows that stand between listed items, behind `position` of them. */
interface Insert {
  position: number
  count: number
  rowAt(place: number): EventRow
  keyAt(place: number): string
}

export function toEventRows(
  items: LogItems,
  listed: ListedItems,
  seams: readonly Seam[],
  opened: readonly OpenDeltas[] = [],
): EventRows {
  const inserts = [
    ...opened.map((one) => toPieces(items, listed, one)),
    ...seams.map((one) => toLine(items, listed, one)),
  ]
    // A stable order: the pieces of a message stand right below it, the seams of one place in the order of time.
    .filter((insert) => insert !== null)
    .sort((left, right) => left.position - right.position)
  const starts: number[] = []
  let inserted = 0
  for (const { position, count } of inserts) {
    starts.push(position + inserted)
    inserted += count
  }
  const length = listed.length + inserted

  /** Few at most: a place is found by walking over them. */
  const find = (at: number): { insert: Insert; place: number } | number => {
    let before = 0
    for (const [rank, insert] of inserts.entries()) {
      const start = starts[rank] ?? 0
      if (at < start) break
      if (at < start + insert.count) return { insert, place: at - start }
      before += insert.count
    }
    return listed.at(at - before)
  }
  return {
    length,
    at(position) {
      if (position < 0 || position >= length) return undefined
      const found = find(position)
      return typeof found === 'number' ? { kind: 'event', index: found } : found.insert.rowAt(found.place)
    },
    keyAt(position) {
      if (position < 0 || position >= length) return String(position)
      const found = find(position)
      return typeof found === 'number' ? (items.at(found)?.id ?? String(position)) : found.insert.keyAt(found.place)
    },
    positionOf(eventId) {
      const position = listedPosition(items, listed, eventId)
      if (position === -1) return -1
      return inserts.reduce((sum, insert) => sum + (insert.position <= position ? insert.count : 0), position)
    },
  }
}

function toLine(items: LogItems, listed: ListedItems, seam: Seam): Insert {
  return {
    position: seam.afterId === null ? 0 : placeBehind(items, listed, seam.afterId),
    count: 1,
    rowAt: () => ({ kind: 'seam', seam }),
    keyAt: () => `seam:${seam.brokeAtMs}`,
  }
}

function toPieces(items: LogItems, listed: ListedItems, { eventId, deltas }: OpenDeltas): Insert | null {
  const position = listedPosition(items, listed, eventId)
  if (position === -1) return null
  return {
    position: position + 1,
    count: deltas.frames.length + 1,
    rowAt: (place) => ({ kind: 'delta', eventId, deltas, place: place - 1 }),
    keyAt: (place) => `delta:${eventId}:${place}`,
  }
}

function listedPosition(items: LogItems, listed: ListedItems, eventId: string): number {
  const index = items.indexOf(eventId)
  if (index === -1) return -1
  const position = listed.positionOf(index)
  return listed.at(position) === index ? position : -1
}

function placeBehind(items: LogItems, listed: ListedItems, eventId: string): number {
  const index = items.indexOf(eventId)
  if (index === -1) return listed.length
  const position = listed.positionOf(index)
  return listed.at(position) === index ? position + 1 : position
}

import { useState } from 'react'
import type { SessionView } from '../sessionView.ts'
import { type Inspected, inspect, isSameItem } from './inspected.ts'

/**
 * The selected event with what is known around it. The same object as long as nothing about it changed, however often
 * the session grows elsewhere.
 */
export function useInspected(session: SessionView, eventId: string): Inspected | undefined {
  const [kept, setKept] = useState(() => inspect(session, eventId))
  const next = inspect(session, eventId, kept)
  if (kept === next || (kept && next && isSame(kept, next))) return kept
  setKept(next)
  return next
}

/** Rows are replaced when something about them changes. */
function isSame(left: Inspected, right: Inspected): boolean {
  return (
    left.eventId === right.eventId &&
    left.row === right.row &&
    left.call === right.call &&
    left.request === right.request &&
    left.evaluation === right.evaluation &&
    left.turn?.number === right.turn?.number &&
    left.turn?.atMs === right.turn?.atMs &&
    left.confirmationId === right.confirmationId &&
    left.event === right.event &&
    isSameItem(left.item, right.item)
  )
}

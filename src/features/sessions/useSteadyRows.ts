import { useState } from 'react'
import type { SessionSummary } from '@/domain/sessionSummary.ts'
import { type SteadyRows, steadyRows } from './steadyRows.ts'

/** Rows that stay where they are while the list is read again and again. `place` names the list and its filters. */
export function useSteadyRows(
  read: readonly SessionSummary[] | undefined,
  place: string,
): Omit<SteadyRows, 'rows'> & { rows: readonly SessionSummary[] | undefined; showNew: () => void } {
  const [shown, setShown] = useState<{ place: string; rows: readonly SessionSummary[] } | null>(null)
  const isFirst = read !== undefined && shown?.place !== place
  if (isFirst) setShown({ place, rows: read })
  const steady = read && shown && !isFirst ? steadyRows(shown.rows, read) : { rows: read, newcomers: 0 }
  return { ...steady, showNew: () => setShown(read ? { place, rows: read } : null) }
}

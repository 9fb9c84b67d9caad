import type { SessionSummary } from '@/domain/sessionSummary.ts'

export interface SteadyRows {
  rows: readonly SessionSummary[]
  /** Sessions that began since the rows were put on screen and are not among them yet. */
  newcomers: number
}

/**
 * The rows on screen with what a newer read says of them, in their places. Newer sessions are counted, not inserted. A
 * row that the read should hold and does not is gone; one that was pushed off its end stays as it was.
 */
export function steadyRows(shown: readonly SessionSummary[], read: readonly SessionSummary[]): SteadyRows {
  const byId = new Map(read.map((session) => [session.id, session]))
  const known = new Set(shown.map(({ id }) => id))
  const firstKnown = read.findIndex(({ id }) => known.has(id))
  const lastRead = read.at(-1)
  const rows = shown.flatMap((session) => {
    const now = byId.get(session.id)
    if (now) return [now]
    const isPushedOff = lastRead !== undefined && (session.createdAt ?? '') < (lastRead.createdAt ?? '')
    return isPushedOff ? [session] : []
  })
  // Behind the rows that are known, the read fills up with older ones after a deletion: those belong to the next page.
  const newcomers = firstKnown === -1 ? read.length : firstKnown
  return { rows, newcomers }
}

import { type SessionSummary, sessionPhase } from './sessionSummary.ts'

export type BulkAction = 'cancel' | 'archive' | 'delete'

export interface PlannedItem {
  session: SessionSummary
  /** Why it is left out; null when it is done. */
  skipped: string | null
}

/** What would be done to each of the chosen sessions. A running one is only touched by name: `includeRunning`. */
export function planBulk(
  action: BulkAction,
  sessions: readonly SessionSummary[],
  includeRunning: boolean,
): PlannedItem[] {
  return sessions.map((session) => ({ session, skipped: whySkipped(action, session, includeRunning) }))
}

function whySkipped(action: BulkAction, session: SessionSummary, includeRunning: boolean): string | null {
  const isRunning = isAtWork(session)
  if (action === 'cancel') return isRunning ? null : 'It does not run.'
  if (action === 'archive' && session.archivedAt !== null) return 'It is archived already.'
  return isRunning && !includeRunning ? 'It is running.' : null
}

/** A turn is under way, or is being taken up again. */
export function isAtWork({ status, archivedAt }: SessionSummary): boolean {
  const phase = sessionPhase(status)
  return archivedAt === null && (phase === 'running' || phase === 'rescheduling')
}

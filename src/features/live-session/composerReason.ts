import type { LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { sessionPhase } from '@/domain/sessionSummary.ts'

export interface Circumstances {
  snapshot: Pick<LiveSessionSnapshot, 'phase' | 'status' | 'pending' | 'stopReason'>
  isArchived: boolean
  isReadOnly: boolean
  isDeleted: boolean
}

/** Why the session cannot take a message now, in a sentence; null when it can. */
export function composerReason({ snapshot, isArchived, isReadOnly, isDeleted }: Circumstances): string | null {
  if (isDeleted) return 'This session was deleted. What you see is what was read before.'
  if (isReadOnly) return 'This workspace is read-only. Sessions can be watched, not written to.'
  if (isArchived) return 'This session is archived. It can be read, but takes no more messages.'
  if (isOver(snapshot.status)) return 'This session has ended. Start a new one to go on.'
  if (snapshot.phase === 'opening') return 'The session is being opened.'
  if (snapshot.phase === 'failed') return 'The session could not be opened.'
  if (isWaiting(snapshot)) {
    const count = snapshot.pending.length
    return count > 1 ? `${count} actions wait for your answer.` : 'An action waits for your answer.'
  }
  switch (sessionPhase(snapshot.status)) {
    case 'running':
      return 'The agent is working.'
    case 'rescheduling':
      return 'The session is being moved and goes on by itself.'
    default:
      return null
  }
}

/** The session will never take a message again, or not from here. */
export const isClosed = ({ snapshot, isArchived, isReadOnly, isDeleted }: Circumstances) =>
  isArchived || isReadOnly || isDeleted || isOver(snapshot.status)

const isOver = (status: string) => status === 'terminated' || status === 'deleted'

export const isWaiting = (snapshot: Pick<LiveSessionSnapshot, 'pending' | 'stopReason' | 'status'>) =>
  snapshot.pending.length > 0 || (snapshot.status === 'idle' && snapshot.stopReason?.type === 'requires_action')

/** Something runs, or waits for a person, that an interrupt would end. */
export function canInterrupt(circumstances: Circumstances): boolean {
  const { snapshot } = circumstances
  if (isClosed(circumstances) || snapshot.phase !== 'ready') return false
  return isWaiting(snapshot) || ['running', 'rescheduling'].includes(sessionPhase(snapshot.status))
}

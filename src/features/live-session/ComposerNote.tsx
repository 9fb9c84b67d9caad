import type { ReactNode } from 'react'
import type { SendProblem } from './useMessages.ts'

interface ComposerNoteProps {
  reason: string | null
  problem: SendProblem | null
  isQueued: boolean
  onUnqueue: () => void
  onInterruptAndSend: () => void
  onSendWhenIdle: () => void
}

/** What stands beside the buttons: why nothing can be sent, what became of the last try, and what to do about it. */
export function ComposerNote(props: ComposerNoteProps) {
  const { reason, problem, isQueued, onUnqueue, onInterruptAndSend, onSendWhenIdle } = props
  if (isQueued) {
    return (
      <span role="status">
        Will be sent as soon as the session is idle. <Choice onClick={onUnqueue}>Do not send</Choice>
      </span>
    )
  }
  if (problem) {
    return (
      <span role="alert" className="text-k-error">
        Not sent. {problem.message}
        {problem.isBusy && (
          <>
            {' '}
            <Choice onClick={onInterruptAndSend}>Interrupt and send</Choice>
            {' · '}
            <Choice onClick={onSendWhenIdle}>Send when idle</Choice>
          </>
        )}
      </span>
    )
  }
  return reason
}

function Choice({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className="font-medium text-ink underline underline-offset-2">
      {children}
    </button>
  )
}

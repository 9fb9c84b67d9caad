import { useId, useRef, useState } from 'react'
import type { OutgoingEvent } from '@/domain/session/events.ts'
import { Button } from '@/ui/Button.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { areSingleKeysOn } from '@/ui/singleKeys.ts'
import { TextArea } from '@/ui/TextArea.tsx'
import { ApprovalEffect } from './ApprovalEffect.tsx'
import type { SendEvents } from './SendEvents.ts'
import { sayWish } from './sayWish.ts'
import { useAnswer } from './useAnswer.ts'

export interface ApprovalCardProps {
  eventId: string
  /** Thread of the call; null for the primary one. */
  threadId: string | null
  toolName: string
  /** Whether the name is that of a tool of the service, whose input is understood. */
  isBuiltIn: boolean
  input: Record<string, unknown>
  send: SendEvents
}

/** A tool call that waits for a yes or a no. `y` and `n` work while the card has the focus. */
export function ApprovalCard({ eventId, threadId, toolName, isBuiltIn, input, send }: ApprovalCardProps) {
  const { answered, problem, answer } = useAnswer(send)
  const [isDenying, setIsDenying] = useState(false)
  const [reason, setReason] = useState('')
  const card = useRef<HTMLFieldSetElement>(null)
  const titleId = useId()

  const confirm = (result: 'allow' | 'deny') => {
    const event: OutgoingEvent = { type: 'user.tool_confirmation', toolUseId: eventId, result, threadId }
    const denyMessage = reason.trim()
    void answer(result === 'deny' && denyMessage !== '' ? { ...event, denyMessage } : event)
  }
  const stopDenying = () => {
    setIsDenying(false)
    card.current?.focus()
  }

  return (
    <fieldset
      ref={card}
      tabIndex={-1}
      data-answer-for={eventId}
      aria-labelledby={titleId}
      className="max-w-[700px] rounded-3 border border-k-wait/45 bg-k-wait-soft px-3 py-2.5"
      onKeyDown={(event) => {
        if (event.target instanceof HTMLTextAreaElement) {
          const isSent = event.key === 'Enter' && (event.metaKey || event.ctrlKey)
          if (event.key !== 'Escape' && !isSent) return
          event.preventDefault()
          if (isSent) confirm('deny')
          else stopDenying()
          return
        }
        if (answered || event.ctrlKey || event.metaKey || event.altKey || !areSingleKeysOn()) return
        if (event.key === 'y') confirm('allow')
        else if (event.key === 'n') {
          event.preventDefault()
          setIsDenying(true)
        }
      }}
    >
      <p id={titleId} className="text-k-wait">
        <span className="font-medium">{toolName}</span> {sayWish(isBuiltIn ? toolName : null)}
      </p>
      <ApprovalEffect builtIn={isBuiltIn ? toolName : null} input={input} />
      {isDenying && !answered && (
        <TextArea
          label="Why not"
          description="The agent reads this. You can leave it empty."
          className="mt-2"
          rows={2}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {isDenying ? (
          <>
            <Button key="deny" tone="danger" isBusy={answered} onClick={() => confirm('deny')}>
              Deny
            </Button>
            <Button key="back" tone="ghost" disabled={answered} onClick={stopDenying}>
              Back
            </Button>
          </>
        ) : (
          <>
            <Button key="allow" tone="primary" isBusy={answered} onClick={() => confirm('allow')}>
              Allow <Kbd isOnPrimary>y</Kbd>
            </Button>
            <Button key="ask" disabled={answered} onClick={() => setIsDenying(true)}>
              Deny… <Kbd>n</Kbd>
            </Button>
          </>
        )}
        <span role="status" className="text-ink-2 text-small">
          {answered && 'Sent. Waiting for the agent to go on.'}
        </span>
      </div>
      {problem && (
        <p role="alert" className="mt-2 text-k-error text-small">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

import { CircleStop } from 'lucide-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import { Button } from '@/ui/Button.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { primaryKey } from '@/ui/keyCap.ts'
import { ComposerNote } from './ComposerNote.tsx'
import { useDraft } from './useDraft.ts'
import { useEscape } from './useEscape.ts'
import type { SendProblem } from './useMessages.ts'

export interface ComposerProps {
  session: ResourceRef
  agentName: string
  /** Why no message can be sent now; null when one can. */
  reason: string | null
  /** The session will never take a message again, or not from here. */
  isClosed: boolean
  canInterrupt: boolean
  onSend: (text: string) => Promise<SendProblem | null>
  onInterrupt: () => Promise<SendProblem | null>
}

/** Where a person writes to the agent. What was written is never lost: it stays until the session has taken it. */
export function Composer(props: ComposerProps) {
  const { session, agentName, reason, isClosed, canInterrupt, onSend, onInterrupt } = props
  const draft = useDraft(session)
  const { text } = draft
  const [problem, setProblem] = useState<SendProblem | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [isInterrupting, setIsInterrupting] = useState(false)
  const [isQueued, setIsQueued] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const noteId = useId()
  const canSend = reason === null && !isSending && text.trim() !== ''

  const send = async () => {
    if (!canSend) return
    setProblem(null)
    setIsQueued(false)
    setIsSending(true)
    draft.lift()
    const failure = await onSend(text)
    setIsSending(false)
    if (!failure) {
      draft.settle()
      return
    }
    // What was typed meanwhile stays behind what came back.
    const typed = field.current?.value ?? ''
    draft.change(typed === '' ? text : `${text}\n\n${typed}`)
    setProblem(failure)
  }
  const interrupt = async () => {
    setIsInterrupting(true)
    const failure = await onInterrupt()
    setIsInterrupting(false)
    if (failure) setProblem(failure)
    return failure
  }
  const interruptAndSend = async () => {
    setProblem(null)
    setIsQueued((await interrupt()) === null)
  }

  const sendQueued = useEffectEvent(() => void send())
  useEffect(() => {
    if (isQueued && reason === null) sendQueued()
  }, [isQueued, reason])

  useEscape(canInterrupt && !isInterrupting ? () => void interrupt() : null, field)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }

  return (
    <form
      aria-label="Reply"
      className="rounded-3 border border-line-strong bg-surface-1 px-3 pt-[9px] pr-2.5 pb-[7px] shadow-1 has-[textarea:focus]:border-ink-3"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <textarea
        ref={field}
        aria-label={`Message to ${agentName}`}
        aria-describedby={noteId}
        value={text}
        rows={1}
        disabled={isClosed}
        placeholder={canInterrupt ? `Reply to ${agentName}, or press Esc to interrupt…` : `Reply to ${agentName}…`}
        onChange={(event) => draft.change(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content block max-h-[calc(8lh+4px)] min-h-[22px] w-full resize-none bg-transparent text-base outline-none placeholder:text-ink-3 disabled:cursor-not-allowed"
      />
      <div className="mt-1 flex min-h-7 items-center gap-2">
        <div id={noteId} className="min-w-0 flex-1 text-ink-3 text-small">
          <ComposerNote
            reason={reason}
            problem={problem}
            isQueued={isQueued}
            onUnqueue={() => setIsQueued(false)}
            onInterruptAndSend={() => void interruptAndSend()}
            onSendWhenIdle={() => {
              setProblem(null)
              setIsQueued(true)
            }}
          />
        </div>
        {canInterrupt && (
          <Button tone="danger" isBusy={isInterrupting} onClick={() => void interrupt()}>
            {!isInterrupting && <CircleStop aria-hidden="true" />}
            Interrupt
          </Button>
        )}
        <Button tone="primary" type="submit" disabled={!canSend} isBusy={isSending}>
          Send
          <Kbd isOnPrimary>{primaryKey}↵</Kbd>
        </Button>
      </div>
    </form>
  )
}

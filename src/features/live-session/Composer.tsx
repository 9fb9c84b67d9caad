import { CircleStop } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { AttachedFile } from '@/domain/session/events.ts'
import { Button } from '@/ui/Button.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { primaryKey } from '@/ui/keyCap.ts'
import { AttachButton } from './AttachButton.tsx'
import { AttachmentList } from './AttachmentList.tsx'
import { ComposerNote } from './ComposerNote.tsx'
import type { Attachments } from './useAttachments.ts'
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
  attachments: Attachments
  onSend: (text: string, files: readonly AttachedFile[]) => Promise<SendProblem | null>
  onInterrupt: () => Promise<SendProblem | null>
  /** Further buttons beside the one that attaches files. */
  tools?: ReactNode
}

/** Where a person writes to the agent. What was written is never lost: it stays until the session has taken it. */
export function Composer(props: ComposerProps) {
  const { session, agentName, reason, isClosed, canInterrupt, attachments, onSend, onInterrupt } = props
  const draft = useDraft(session)
  const { text } = draft
  const [problem, setProblem] = useState<SendProblem | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [isInterrupting, setIsInterrupting] = useState(false)
  const [isQueued, setIsQueued] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const noteId = useId()
  const isUploaded = attachments.list.every(({ state }) => state === 'ready')
  const canSend = reason === null && !isSending && text.trim() !== '' && isUploaded

  const send = async () => {
    if (!canSend) return
    setProblem(null)
    setIsQueued(false)
    setIsSending(true)
    draft.lift()
    const failure = await mountAndSend()
    setIsSending(false)
    if (!failure) {
      attachments.clear()
      draft.settle()
      return
    }
    // What was typed meanwhile stays behind what came back.
    const typed = field.current?.value ?? ''
    draft.change(typed === '' ? text : `${text}\n\n${typed}`)
    setProblem(failure)
  }
  const mountAndSend = async (): Promise<SendProblem | null> => {
    try {
      return await onSend(text, await attachments.mount())
    } catch (error) {
      return { message: error instanceof Error ? error.message : String(error), isBusy: false }
    }
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
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (isClosed || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        attachments.add(event.dataTransfer.files)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <AttachmentList attachments={attachments} />
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
        onPaste={(event) => {
          if (event.clipboardData.files.length === 0) return
          event.preventDefault()
          attachments.add(event.clipboardData.files)
        }}
        className="field-sizing-content block max-h-[calc(8lh+4px)] min-h-[22px] w-full resize-none bg-transparent text-base outline-none placeholder:text-ink-3 disabled:cursor-not-allowed"
      />
      <div className="mt-1 flex min-h-7 items-center gap-2">
        {!isClosed && (
          <>
            <AttachButton isDisabled={isSending} onFiles={attachments.add} />
            {props.tools}
          </>
        )}
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

import { lazy, Suspense } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { AttachedFile } from '@/domain/session/events.ts'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import type { SendEvents } from '@/lenses/answers/SendEvents.ts'
import { patiently } from '@/lib/patiently.ts'
import { toProblem } from '@/queries/problem.ts'
import { PartBoundary } from '@/ui/PartBoundary.tsx'
import { Composer } from './Composer.tsx'
import { type Circumstances, canInterrupt, composerReason, isClosed } from './composerReason.ts'
import { OutcomeButton } from './OutcomeButton.tsx'
import { PendingBar } from './PendingBar.tsx'
import { StreamDetails } from './StreamDetails.tsx'
import { StreamLine } from './StreamLine.tsx'
import { useAttachments } from './useAttachments.ts'
import type { SendProblem } from './useMessages.ts'

const WhyWaiting = lazy(patiently(async () => ({ default: (await import('./WhyWaiting.tsx')).WhyWaiting })))

interface SessionFooterProps {
  session: ResourceRef
  agentName: string
  live: LiveSession
  circumstances: Circumstances & { snapshot: LiveSessionSnapshot }
  send: SendEvents
  onSendMessage: (text: string, files: readonly AttachedFile[]) => Promise<SendProblem | null>
  onReveal: (eventId: string) => void
  /** Shows an action where it can be answered. */
  onAnswer: (eventId: string) => void
}

/** Below the transcript: what waits for a person, where to write, and how the stream is doing. */
export function SessionFooter(props: SessionFooterProps) {
  const { session, agentName, live, circumstances, send, onSendMessage, onReveal, onAnswer } = props
  const { snapshot, isReadOnly } = circumstances
  const attachments = useAttachments(session)
  const reason = composerReason(circumstances)
  const interrupt = async (): Promise<SendProblem | null> => {
    try {
      await send([{ type: 'user.interrupt' }])
      return null
    } catch (error) {
      return { message: toProblem(error).message, isBusy: false }
    }
  }
  return (
    <footer className="flex-none border-line border-t px-5 pt-2.5 pb-2">
      {isWaitedFor(snapshot) && (
        <PartBoundary name="What the session waits for" isInline>
          <Suspense>
            <div className="pb-2">
              <WhyWaiting snapshot={snapshot} onReveal={onReveal} onRetry={() => live.retry()} />
            </div>
          </Suspense>
        </PartBoundary>
      )}
      {!isReadOnly && (
        <PendingBar
          pending={snapshot.pending}
          timeline={snapshot.timeline}
          live={live}
          send={send}
          onReveal={onAnswer}
        />
      )}
      <Composer
        session={session}
        agentName={agentName}
        reason={reason}
        isClosed={isClosed(circumstances)}
        canInterrupt={canInterrupt(circumstances)}
        attachments={attachments}
        onSend={onSendMessage}
        tools={<OutcomeButton isDisabled={reason !== null} send={send} />}
        onInterrupt={interrupt}
      />
      <StreamLine
        snapshot={snapshot}
        onRetry={() => live.retry()}
        details={<StreamDetails live={live} snapshot={snapshot} onSelect={onReveal} />}
      />
    </footer>
  )
}

/**
 * Something is waited for that no card asks about. A lost connection is said by the line below: while it is lost, the
 * code of this sentence may be out of reach too.
 */
function isWaitedFor({ pending, status, stopReason, stats }: LiveSessionSnapshot): boolean {
  if (pending.length > 0 || stats.state !== 'live') return false
  return status === 'rescheduling' || stopReason?.type === 'retries_exhausted' || stopReason?.type === 'requires_action'
}

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import type { TimelineRow } from '@/domain/session/timeline.ts'
import { sessionPhase } from '@/domain/sessionSummary.ts'
import { Transcript } from '@/lenses/transcript/Transcript.tsx'
import { paths, to } from '@/paths.ts'
import { toProblem } from '@/queries/problem.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { TopBar } from '@/ui/TopBar.tsx'
import { usePageTitle } from '@/ui/usePageTitle.ts'
import { Composer } from './Composer.tsx'
import { canInterrupt, composerReason, isOver } from './composerReason.ts'
import { PendingBar } from './PendingBar.tsx'
import { SessionFacts } from './SessionFacts.tsx'
import { SessionFailed } from './SessionFailed.tsx'
import { SessionHeader } from './SessionHeader.tsx'
import { SessionMenu } from './SessionMenu.tsx'
import { StreamLine } from './StreamLine.tsx'
import { TranscriptSkeleton } from './TranscriptSkeleton.tsx'
import { useMessages } from './useMessages.ts'
import { useSendEvents } from './useSendEvents.ts'
import { useTranscriptSource } from './useTranscriptSource.tsx'

interface LiveSessionViewProps {
  session: ResourceRef
  live: LiveSession
  isReadOnly: boolean
}

/** The page of one open session: its facts, its transcript, and where to write to it. */
export function LiveSessionView({ session, live, isReadOnly }: LiveSessionViewProps) {
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot)
  const summary = useQuery(sessionQueries.detail(session))
  const send = useSendEvents(session, live)
  const { outgoing, sendMessage } = useMessages(send)
  const source = useTranscriptSource(live, snapshot.pending, send, isReadOnly)
  const [reveal, setReveal] = useState<{ eventId: string } | null>(null)
  const loadOlder = useCallback(() => live.loadOlder(), [live])
  const interrupt = useCallback(
    () =>
      send([{ type: 'user.interrupt' }]).then(
        () => null,
        (error: unknown) => ({ message: toProblem(error).message, isBusy: false }),
      ),
    [send],
  )

  const title = summary.data ? (summary.data.title ?? 'Untitled') : null
  usePageTitle(title ?? 'Session')
  const isArchived = summary.data?.archivedAt != null
  const isRunning = sessionPhase(snapshot.status) === 'running'
  const circumstances = { snapshot, isArchived, isReadOnly }
  const lastAtMs = useMemo(() => endMs(snapshot.timeline.at(snapshot.timeline.length - 1)), [snapshot])
  const isGone = summary.error !== null && toProblem(summary.error).status === 404

  return (
    <>
      <TopBar
        crumbs={[
          { label: 'Sessions', to: to(paths.sessions, { workspace: session.workspace }) },
          { label: title ?? session.id },
        ]}
      >
        {summary.data && (
          <SessionMenu
            session={session}
            title={summary.data.title}
            isRunning={isRunning}
            isArchived={isArchived}
            isReadOnly={isReadOnly}
          />
        )}
      </TopBar>
      {isGone || snapshot.phase === 'failed' ? (
        <SessionFailed session={session} error={snapshot.error ?? summary.error} onRetry={() => live.retry()} />
      ) : (
        <>
          <SessionHeader title={title} snapshot={snapshot} isArchived={isArchived}>
            {summary.data ? (
              <SessionFacts
                workspace={session.workspace}
                session={summary.data}
                usage={snapshot.usage}
                isRunning={isRunning}
                lastAtMs={lastAtMs}
              />
            ) : (
              <Skeleton className="mt-2 h-4 w-96" />
            )}
          </SessionHeader>
          {isArchived && (
            <Banner tone="info" className="mx-5 mb-2.5">
              This session is archived. It can be read, but takes no more messages.
            </Banner>
          )}
          <div className="flex min-h-0 flex-1 flex-col border-line border-t">
            {snapshot.phase === 'opening' ? (
              <TranscriptSkeleton />
            ) : (
              <Transcript
                timeline={snapshot.timeline}
                version={snapshot.timelineVersion}
                drafts={snapshot.drafts}
                outgoing={outgoing}
                source={source}
                history={snapshot.history}
                onLoadOlder={loadOlder}
                reveal={reveal}
              />
            )}
          </div>
        </>
      )}
      <footer className="flex-none border-line border-t px-5 pt-2.5 pb-2">
        {!isReadOnly && (
          <PendingBar
            pending={snapshot.pending}
            timeline={snapshot.timeline}
            live={live}
            send={send}
            onReveal={(eventId) => setReveal({ eventId })}
          />
        )}
        <Composer
          session={session}
          agentName={summary.data?.agent.name ?? 'the agent'}
          reason={composerReason(circumstances)}
          isClosed={isArchived || isReadOnly || isOver(snapshot.status) || snapshot.phase === 'failed'}
          canInterrupt={canInterrupt(circumstances)}
          onSend={sendMessage}
          onInterrupt={interrupt}
        />
        <StreamLine snapshot={snapshot} onRetry={() => live.retry()} />
      </footer>
    </>
  )
}

function endMs(row: TimelineRow | undefined): number | null {
  if (!row) return null
  return ('endedAtMs' in row ? row.endedAtMs : null) ?? row.atMs
}

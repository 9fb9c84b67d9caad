import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useState, useSyncExternalStore } from 'react'
import { toRecord, toTextMap } from '@/domain/json.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import { sessionPhase } from '@/domain/sessionSummary.ts'
import { readToolSchema } from '@/lenses/answers/SchemaFields.tsx'
import { useNet } from '@/lenses/net/useNet.ts'
import { SessionLenses } from '@/lenses/workbench/SessionLenses.tsx'
import { patiently } from '@/lib/patiently.ts'
import { paths, to } from '@/paths.ts'
import { toProblem } from '@/queries/problem.ts'
import { createRecordingDecoders } from '@/queries/recordingDecoders.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { Banner } from '@/ui/Banner.tsx'
import { PartBoundary } from '@/ui/PartBoundary.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { TopBar } from '@/ui/TopBar.tsx'
import { usePageTitle } from '@/ui/usePageTitle.ts'
import { SessionFacts } from './SessionFacts.tsx'
import { SessionFailed } from './SessionFailed.tsx'
import { SessionFooter } from './SessionFooter.tsx'
import { SessionHeader } from './SessionHeader.tsx'
import { useDownload } from './useDownload.ts'
import { useMessages } from './useMessages.ts'
import { useSendEvents } from './useSendEvents.ts'
import { useTranscriptSource } from './useTranscriptSource.tsx'

// Behind a button, so it may come a moment after the page.
const SessionMenu = lazy(patiently(async () => ({ default: (await import('./SessionMenu.tsx')).SessionMenu })))

const SessionPanel = lazy(patiently(async () => ({ default: (await import('./SessionPanel.tsx')).SessionPanel })))

interface LiveSessionViewProps {
  session: ResourceRef
  live: LiveSession
  isReadOnly: boolean
}

/** The page of one open session: its facts, its lenses, and where to write to it. */
export function LiveSessionView({ session, live, isReadOnly }: LiveSessionViewProps) {
  const snapshot = useSyncExternalStore(live.subscribe, live.getSnapshot)
  const { data: summary, error } = useQuery(sessionQueries.detail(session))
  const send = useSendEvents(session, live)
  const { outgoing, sendMessage } = useMessages(send, live, snapshot)
  const source = useTranscriptSource(live, snapshot.pending, send, isReadOnly, {
    download: useDownload(session.workspace),
    toolSchema: (name) => (summary ? readToolSchema(summary.raw, name) : null),
  })
  const [decoders] = useState(createRecordingDecoders)
  const net = useNet(session, decoders)
  const loadOlder = useCallback(() => live.loadOlder(), [live])

  const title = summary ? (summary.title ?? 'Untitled') : error ? session.id : null
  usePageTitle(title ?? 'Session')
  const isArchived = summary?.archivedAt != null
  const isRunning = sessionPhase(snapshot.status) === 'running'
  const isDeleted = error !== null && toProblem(error).status === 404
  const crumbs = [
    { label: 'Sessions', to: to(paths.sessions, { workspace: session.workspace }) },
    { label: title ?? session.id },
  ]

  // What is on screen stays there when the session is deleted meanwhile.
  if (snapshot.phase === 'failed' || (isDeleted && snapshot.phase === 'opening')) {
    return (
      <>
        <TopBar crumbs={crumbs} />
        <SessionFailed session={session} error={snapshot.error ?? error} onRetry={() => live.retry()} />
      </>
    )
  }
  return (
    <>
      <TopBar crumbs={crumbs}>
        <PartBoundary name="The menu" isInline>
          <Suspense>
            {summary && <SessionMenu {...{ session, summary, live, net, isRunning, isArchived, isReadOnly }} />}
          </Suspense>
        </PartBoundary>
      </TopBar>
      <SessionHeader title={title} snapshot={snapshot} isArchived={isArchived}>
        {summary ? (
          <SessionFacts workspace={session.workspace} session={summary} snapshot={snapshot} isRunning={isRunning} />
        ) : (
          <Skeleton className="mt-2 h-4 w-96" />
        )}
      </SessionHeader>
      {isArchived && (
        <Banner tone="info" className="mx-5 mb-2.5">
          This session is archived. It can be read, but takes no more messages.
        </Banner>
      )}
      <SessionLenses
        sessionId={session.id}
        live={live}
        snapshot={snapshot}
        presentation={{
          replay: null,
          armed: net.armed,
          facts: {
            title: title ?? session.id,
            agentName: summary?.agent.name ?? null,
            known: toTextMap(toRecord(summary?.raw.environment_variables)),
          },
        }}
        sessionPanel={(panel) => <SessionPanel session={session} {...panel} />}
        transcript={{ source, outgoing, onLoadOlder: loadOlder }}
        footer={(onReveal, onAnswer) => (
          <SessionFooter
            session={session}
            agentName={summary?.agent.name ?? 'the agent'}
            live={live}
            circumstances={{ snapshot, isArchived, isReadOnly, isDeleted }}
            send={send}
            onSendMessage={sendMessage}
            onReveal={onReveal}
            onAnswer={onAnswer}
          />
        )}
      />
    </>
  )
}

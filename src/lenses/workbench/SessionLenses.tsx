import { lazy, type ReactNode, Suspense, useId, useMemo, useRef, useState } from 'react'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { rowAtTime } from '@/domain/session/minimap/rowAtTime.ts'
import type { PresentationProps } from '@/lenses/presentation/Presentation.tsx'
import type { TranscriptProps } from '@/lenses/transcript/Transcript.tsx'
import { createVisiblePart } from '@/lenses/visiblePart.ts'
import { patiently } from '@/lib/patiently.ts'
import { PartBoundary } from '@/ui/PartBoundary.tsx'
import { InspectorColumn, type SessionPanelProps } from './InspectorColumn.tsx'
import { LensPanel } from './LensPanel.tsx'
import { LinkedEventNote } from './LinkedEventNote.tsx'
import { SessionKeys, tenOn } from './SessionKeys.tsx'
import { StripSkeleton } from './StripSkeleton.tsx'
import { useEventNumber } from './useEventNumber.ts'
import { useFold } from './useFold.ts'
import { useInspectorOpen } from './useInspectorOpen.ts'
import { useLinkedEvent } from './useLinkedEvent.ts'
import { useReveal } from './useReveal.ts'
import { useSessionUrl } from './useSessionUrl.ts'
import { useSessionView } from './useSessionView.ts'

// Finding and the minimap are ready a moment after the transcript, which a session opens with.
const SessionStrip = lazy(patiently(async () => ({ default: (await import('./SessionStrip.tsx')).SessionStrip })))

// Fetched with the curtain: nobody reads a session and presents it at the same moment.
const Presentation = lazy(
  patiently(async () => ({ default: (await import('@/lenses/presentation/Presentation.tsx')).Presentation })),
)

interface SessionLensesProps {
  sessionId: string
  live: LiveSession
  snapshot: LiveSessionSnapshot
  /** What the transcript needs beyond what every lens is given. */
  transcript: Pick<TranscriptProps, 'source' | 'outgoing' | 'onLoadOlder'>
  /** Below the lens: where to write, and how the stream is doing. What waits is answered where it is read. */
  footer: (reveal: (eventId: string) => void, revealToAnswer: (eventId: string) => void) => ReactNode
  sessionPanel: (props: SessionPanelProps) => ReactNode
  /** What is shown of the session before an audience. */
  presentation: Pick<PresentationProps, 'facts' | 'replay' | 'armed'>
}

/** How long a dragged window rests before the transcript follows it. */
const settleMs = 150

/** A session through one of its lenses, with what stays the same whichever it is: strip, selection, keys. */
export function SessionLenses(props: SessionLensesProps) {
  const { sessionId, live, snapshot, transcript, footer, sessionPanel } = props
  const [url, change] = useSessionUrl()
  const session = useSessionView(live, snapshot)
  const { selection, reveal, bring, request, outside } = useReveal(url.eventId, change)
  const { foldLevel, fold } = useFold()
  const [arrivedAt, setArrivedAt] = useState(url.eventId)
  const tabsId = useId()
  const inspector = useInspectorOpen()
  const toggleInspector = () => inspector.setOpen(!inspector.isOpen)
  const goToNumber = useEventNumber(live, snapshot, reveal)
  const linked = useLinkedEvent(live, snapshot, url.eventId, (eventId) => {
    setArrivedAt(eventId)
    reveal(eventId)
  })

  const { query, hiddenKinds, window: shownWindow } = url
  const filter = useMemo(() => ({ query, hiddenKinds }), [query, hiddenKinds])
  const [visible] = useState(createVisiblePart)
  const lens = { session, selection, filter, window: shownWindow, onWindow, visible }

  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  function onWindow(next: typeof shownWindow) {
    change({ window: next })
    clearTimeout(settling.current)
    // The transcript stays whole: it moves to where the window begins, once the hand rests.
    if (next && url.lens === 'transcript') settling.current = setTimeout(() => showFrom(next.startMs), settleMs)
  }
  const showFrom = (atMs: number) => {
    const row = rowAtTime(session.timeline, atMs)
    if (row) bring(row.eventId)
  }
  const revealToAnswer = (eventId: string) => {
    change({ lens: 'transcript' })
    reveal(eventId)
  }
  const clear = () => (url.eventId === null ? onWindow(null) : selection.select(null))
  const step = (by: 1 | -1) => {
    const eventId = tenOn(session, url.eventId, by, hiddenKinds)
    if (!eventId) return
    setArrivedAt(eventId)
    reveal(eventId)
  }

  const leave = () => {
    change({ isPresenting: false })
    if (url.eventId !== null) bring(url.eventId)
  }

  return (
    <>
      <PartBoundary name="The strip above the session" isInline>
        <Suspense
          fallback={<StripSkeleton tabsId={tabsId} lens={url.lens} onLens={(value) => change({ lens: value })} />}
        >
          <SessionStrip
            lens={{ ...lens, selection: outside }}
            tabsId={tabsId}
            url={url}
            change={change}
            onReveal={reveal}
            inspector={{ isOpen: inspector.isOpen, toggle: toggleInspector }}
          />
        </Suspense>
      </PartBoundary>
      <div className="relative mt-2.5 flex min-h-0 flex-1 border-line border-t">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <LinkedEventNote
            state={linked}
            eventCount={snapshot.stats.events}
            isArrived={url.eventId !== null && url.eventId === arrivedAt}
            onStep={step}
            onRetry={() => live.loadOlder()}
            onClear={() => selection.select(null)}
          />
          <LensPanel
            name={url.lens}
            tabsId={tabsId}
            isOpening={snapshot.phase === 'opening'}
            lens={lens}
            transcript={{
              ...transcript,
              timeline: snapshot.timeline,
              version: snapshot.timelineVersion,
              drafts: snapshot.drafts,
              history: snapshot.history,
              reveal: request,
              foldLevel,
            }}
            url={url}
            change={change}
          />
          {footer(reveal, revealToAnswer)}
        </div>
        {inspector.isOpen && (
          <InspectorColumn
            sessionId={sessionId}
            sessionPanel={sessionPanel}
            view={session}
            selection={outside}
            isOverlay={inspector.isOverlay}
            query={query}
            onQuery={(next) => change({ query: next })}
            download={transcript.source.download}
            onClose={() => inspector.setOpen(false)}
          />
        )}
      </div>
      <SessionKeys
        session={session}
        selection={selection}
        hiddenKinds={hiddenKinds}
        onClear={url.eventId === null && shownWindow === null ? null : clear}
        onReveal={reveal}
        onLens={(value) => change({ lens: value })}
        onFold={fold}
        onInspector={toggleInspector}
        onNumber={goToNumber}
        onPresent={() => change({ isPresenting: true })}
      />
      {url.isPresenting && snapshot.phase === 'ready' && (
        <PartBoundary name="The presentation" isInline>
          <Suspense>
            <Presentation
              {...props.presentation}
              live={live}
              source={transcript.source}
              selection={selection}
              onLeave={leave}
            />
          </Suspense>
        </PartBoundary>
      )}
    </>
  )
}

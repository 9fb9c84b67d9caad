import { useRef, useState } from 'react'
import { plainTimeMap } from '@/domain/session/trace/timeMap.ts'
import { EmptyState } from '@/ui/EmptyState.tsx'
import type { LensProps } from '../sessionView.ts'
import { AxisButtons } from '../trace/AxisButtons.tsx'
import { useAxis } from '../trace/useAxis.ts'
import { useAxisPointer } from '../trace/useAxisPointer.ts'
import { useLiveNow } from '../trace/useLiveNow.ts'
import { MessageTable } from './MessageTable.tsx'
import { isUnderWay, threadStatus } from './sayThread.ts'
import { ThreadDrawing } from './ThreadDrawing.tsx'
import { ThreadEvents } from './ThreadEvents.tsx'
import { ThreadLegend } from './ThreadLegend.tsx'
import { ThreadTable } from './ThreadTable.tsx'
import { type Threads, useThreads } from './useThreads.ts'

/** The threads of a session as lanes over time, and what they wrote to each other. */
export function ThreadsLens(props: LensProps) {
  const { session, selection } = props
  const threads = useThreads(session)
  const [shownId, setShownId] = useState<string | null>(null)
  const shownThread = shownId === null ? undefined : threads.threads.find(({ lane }) => lane.threadId === shownId)
  const isGrowing = session.isLive && threads.threads.some(({ lane }) => isUnderWay(threadStatus(lane)))
  const liveNowMs = useLiveNow(session.now, isGrowing)
  const endMs = Math.max(0, ...threads.threads.map(({ lane }) => lane.lastAtMs ?? 0))
  const nowMs = isGrowing ? Math.max(endMs, liveNowMs) : endMs
  if (session.items.length === 0) {
    return (
      <div className="p-5">
        <EmptyState title="No threads yet">The first message starts the primary thread of the session.</EmptyState>
      </div>
    )
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      {threads.threads.length > 1 ? (
        <ThreadLanesView {...props} {...threads} nowMs={nowMs} />
      ) : (
        <div className="p-5 pb-0">
          <EmptyState title="This session has one thread">
            {session.isComplete
              ? 'There is nothing more to compare it with. A thread is added when the agent hands work to another agent of its roster.'
              : 'So far: older events are not read yet. A thread is added when the agent hands work to another agent of its roster.'}
          </EmptyState>
        </div>
      )}
      <div className="flex flex-col gap-4 p-5">
        <ThreadTable
          threads={threads.threads}
          nowMs={nowMs}
          onSelect={selection.select}
          shownId={shownThread?.lane.threadId ?? null}
          onShow={session.listThread && setShownId}
        />
        {session.listThread && shownThread?.lane.threadId && (
          <ThreadEvents
            key={shownThread.lane.threadId}
            name={shownThread.name}
            threadId={shownThread.lane.threadId}
            list={session.listThread}
            onClose={() => setShownId(null)}
          />
        )}
        {threads.threads.length > 1 &&
          (threads.arrows.length > 0 ? (
            <div>
              <MessageTable {...threads} selectedId={selection.eventId} onSelect={selection.select} />
            </div>
          ) : (
            <p className="text-ink-3">No messages were sent between threads.</p>
          ))}
      </div>
    </div>
  )
}

function ThreadLanesView(props: LensProps & Threads & { nowMs: number }) {
  const { session, selection, window, onWindow, threads, arrows, nowMs } = props
  const firsts = threads.map(({ lane }) => lane.firstAtMs).filter((ms) => ms !== null)
  const axis = useAxis(plainTimeMap(Math.min(...firsts, nowMs)), nowMs, window, onWindow)
  const area = useRef<HTMLDivElement>(null)
  const axisBox = useRef<HTMLDivElement>(null)
  const { isDragged } = useAxisPointer(area, axisBox, axis)
  const item = selection.eventId === null ? undefined : session.items.at(session.items.indexOf(selection.eventId))
  const selectedLane = item ? threads.findIndex(({ lane }) => lane.ids.has(item.threadId)) : -1
  const isMessage = item?.type.startsWith('agent.thread_message') ?? false
  return (
    <>
      <div className="flex min-h-9 flex-none flex-wrap items-center gap-x-4 border-line border-b px-2.5 text-mini">
        <AxisButtons
          isZoomed={window !== null}
          onZoom={(factor) => axis.zoom(0.5, factor)}
          onFitSession={() => onWindow(null)}
        />
        <ThreadLegend />
      </div>
      <div ref={area} className="flex-none touch-pan-y">
        <ThreadDrawing
          {...{ threads, arrows, axis, axisBox, nowMs, selectedLane }}
          selectedId={selection.eventId}
          isMessageSelected={isMessage}
          onSelect={(eventId) => {
            if (!isDragged()) selection.select(eventId)
          }}
        />
      </div>
    </>
  )
}

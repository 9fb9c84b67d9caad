import { CircleAlert, Hand, Hash, PanelRight, Presentation } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { EventKind } from '@/domain/session/logItems.ts'
import { nextLinked } from '@/lenses/inspector/eventLinks.ts'
import { findRow, type RowSearch } from '@/lenses/keys/findRow.ts'
import { keyTable } from '@/lenses/keys/keyTable.ts'
import { type KeyHandlers, useKeys } from '@/lenses/keys/useKeys.ts'
import { presenterShortcuts } from '@/lenses/presentation/presenterKeys.ts'
import type { Selection, SessionView } from '@/lenses/sessionView.ts'
import { patiently } from '@/lib/patiently.ts'
import { usePageCommands } from '@/ui/pageCommands.ts'
import { WindowBoundary } from '@/ui/WindowBoundary.tsx'
import { lensEntries } from './lensEntries.tsx'
import type { LensName } from './sessionUrl.ts'

const GoToEvent = lazy(patiently(async () => ({ default: (await import('./GoToEvent.tsx')).GoToEvent })))

export interface SessionKeysProps {
  session: SessionView
  selection: Selection
  hiddenKinds: ReadonlySet<EventKind>
  /** Something is selected, or zoomed: Escape takes it back before it does anything else. */
  onClear: (() => void) | null
  onReveal: (eventId: string) => void
  onLens: (lens: LensName) => void
  onFold: (step: 1 | -1) => void
  onInspector: () => void
  onPresent: () => void
  /** Goes to an event by its number, when need be after history was read. */
  onNumber: (number: number) => void
}

/** What a session's page can do by keys and from the palette. */
export function SessionKeys(props: SessionKeysProps) {
  const { session, selection, hiddenKinds, onReveal, onLens, onFold } = props
  const [isAsking, setIsAsking] = useState(false)

  const move = (search: RowSearch, step: 1 | -1) => () => {
    const row = findRow(session.timeline, selection.eventId, step, search, hiddenKinds)
    if (row) onReveal(row.eventId)
  }
  const moveTen = (step: 1 | -1) => () => {
    const eventId = tenOn(session, selection.eventId, step, hiddenKinds)
    if (eventId) onReveal(eventId)
  }
  const lens = (name: LensName) => () => onLens(name)
  const handlers: KeyHandlers = {
    nextEvent: move('event', 1),
    previousEvent: move('event', -1),
    tenForward: moveTen(1),
    tenBack: moveTen(-1),
    nextError: move('error', 1),
    previousError: move('error', -1),
    nextTool: move('tool', 1),
    previousTool: move('tool', -1),
    nextUser: move('user', 1),
    previousUser: move('user', -1),
    nextApproval: move('approval', 1),
    previousApproval: move('approval', -1),
    goToEvent: () => setIsAsking(true),
    follow: () => {
      const next = selection.eventId === null ? null : nextLinked(session, selection.eventId)
      if (next) onReveal(next)
    },
    foldMore: () => onFold(1),
    foldLess: () => onFold(-1),
    lens1: lens('transcript'),
    lens2: lens('trace'),
    lens3: lens('events'),
    lens4: lens('threads'),
    inspector: props.onInspector,
    present: props.onPresent,
  }
  if (props.onClear) handlers.clear = props.onClear
  useKeys(handlers)
  usePageCommands({
    title: 'This session',
    shortcuts: [...keyTable, presenterShortcuts],
    goToNumber: { noun: 'event', run: props.onNumber },
    actions: [
      ...lensEntries.map(({ value, label, icon }) => ({ label: `Show ${label}`, icon, run: lens(value) })),
      { label: 'Go to event…', icon: <Hash aria-hidden="true" />, run: () => setIsAsking(true) },
      { label: 'Next error', icon: <CircleAlert aria-hidden="true" />, run: move('error', 1) },
      { label: 'Next approval', icon: <Hand aria-hidden="true" />, run: move('approval', 1) },
      { label: 'Open or close the inspector', icon: <PanelRight aria-hidden="true" />, run: props.onInspector },
      { label: 'Present', icon: <Presentation aria-hidden="true" />, run: props.onPresent },
    ],
  })

  return (
    <WindowBoundary isOpen={isAsking} onClose={() => setIsAsking(false)}>
      <Suspense>
        {isAsking && (
          <GoToEvent
            items={session.items}
            isComplete={session.isComplete}
            onGo={onReveal}
            onClose={() => setIsAsking(false)}
          />
        )}
      </Suspense>
    </WindowBoundary>
  )
}

/** The event ten rows on or back; the last there is when there are fewer. */
export function tenOn(
  { timeline }: SessionView,
  fromId: string | null,
  step: 1 | -1,
  hiddenKinds: ReadonlySet<EventKind>,
): string | null {
  let eventId = fromId
  for (let count = 0; count < 10; count += 1) {
    const row = findRow(timeline, eventId, step, 'event', hiddenKinds)
    if (!row) break
    eventId = row.eventId
  }
  return eventId
}

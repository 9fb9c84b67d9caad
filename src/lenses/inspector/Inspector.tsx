import { type ReactNode, useMemo, useState } from 'react'
import type { ApiRequest } from '@/lib/requestCode.ts'
import { TabPanel, Tabs } from '@/ui/Tabs.tsx'
import { useShortcut } from '@/ui/useShortcut.ts'
import type { LensProps, SessionView } from '../sessionView.ts'
import { eventLinks, nextLinked } from './eventLinks.ts'
import { InputTab } from './InputTab.tsx'
import { InspectorHeader } from './InspectorHeader.tsx'
import type { Inspected } from './inspected.ts'
import { JsonPanel, type OnFilterTerm } from './json/JsonPanel.tsx'
import { LinkBar } from './LinkBar.tsx'
import { NotHere } from './NotHere.tsx'
import { OutputTab } from './OutputTab.tsx'
import { RequestTab } from './RequestTab.tsx'
import { SummaryTab } from './SummaryTab.tsx'
import { TimingTab } from './TimingTab.tsx'
import { useInspected } from './useInspected.ts'

/**
 * The inspector fills the box it is given; its width, and whether it is there at all, belong to the page. The page may
 * spread its LensProps: only `session` and `selection` are read. Without a selection it shows `sessionPanel`, which is
 * where `SessionInspector` goes.
 */
export interface InspectorProps extends Pick<LensProps, 'session' | 'selection'> {
  /** The API request that reads an event; its path is relative to the base URL. */
  requestFor: (eventId: string) => ApiRequest
  onClose: () => void
  /** Shown when nothing is selected. */
  sessionPanel: ReactNode
  /** Asks to see only events with this value at this path (`input.command`), or all but those. Left out, it is not offered. */
  onFilterTerm?: OnFilterTerm
  /** Whether `f` goes to the next linked event. A page with its own table of keys turns this off and calls `nextLinked`. */
  hasFollowKey?: boolean
}

type Tab = 'summary' | 'input' | 'output' | 'timing' | 'json' | 'request'

const tabs: readonly { value: Tab; label: string }[] = [
  { value: 'summary', label: 'Summary' },
  { value: 'input', label: 'Input' },
  { value: 'output', label: 'Output' },
  { value: 'timing', label: 'Timing' },
  { value: 'json', label: 'JSON' },
  { value: 'request', label: 'Request' },
]

/** The selected event in full; the session when none is selected. */
export function Inspector(props: InspectorProps) {
  const { session, selection, sessionPanel, onClose, hasFollowKey = true } = props
  const [tab, setTab] = useState<Tab>('summary')
  const { eventId, select } = selection
  const follow = () => {
    const next = eventId === null ? null : nextLinked(session, eventId)
    if (next) select(next)
  }
  useShortcut('f', hasFollowKey && eventId !== null ? follow : null)
  return (
    <section aria-label="Inspector" className="flex h-full min-h-0 min-w-0 flex-col overflow-hidden bg-surface-0">
      {eventId === null ? (
        sessionPanel
      ) : session.items.indexOf(eventId) !== -1 ? (
        <Selected {...props} key={eventId} eventId={eventId} tab={tab} onTab={setTab} />
      ) : (
        <NotHere eventId={eventId} isComplete={session.isComplete} onClose={onClose} />
      )}
    </section>
  )
}

type SelectedProps = InspectorProps & { eventId: string; tab: Tab; onTab: (tab: Tab) => void }

function Selected(props: SelectedProps) {
  const { session, selection, eventId, requestFor, onClose, onFilterTerm, hasFollowKey = true, tab, onTab } = props
  const inspected = useInspected(session, eventId)
  const rawJson = useRawJson(session, inspected)
  if (!inspected) return <NotHere eventId={eventId} isComplete={false} onClose={onClose} />
  const { select } = selection
  const panel = 'flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden'
  return (
    <>
      <InspectorHeader inspected={inspected} session={session} onSelect={select} onClose={onClose} />
      <LinkBar links={eventLinks(session, inspected)} selectedId={eventId} hasKey={hasFollowKey} onSelect={select} />
      <Tabs label="Event" value={tab} tabs={tabs} onChange={onTab}>
        <TabPanel value="summary" className={`${panel} overflow-y-auto`}>
          <SummaryTab {...{ inspected, session, rawJson }} onSelect={select} onOpenJson={() => onTab('json')} />
        </TabPanel>
        <TabPanel value="input" className={panel}>
          <InputTab {...{ inspected, session, onFilterTerm }} />
        </TabPanel>
        <TabPanel value="output" className={panel}>
          <OutputTab {...{ inspected, session }} />
        </TabPanel>
        <TabPanel value="timing" className={`${panel} overflow-y-auto`}>
          <TimingTab {...{ inspected, session }} onSelect={select} />
        </TabPanel>
        <TabPanel value="json" className={panel}>
          <JsonPanel label="JSON" text={rawJson} fileName={eventId} onFilterTerm={onFilterTerm} />
        </TabPanel>
        <TabPanel value="request" className={`${panel} overflow-y-auto`}>
          <RequestTab request={requestFor(eventId)} />
        </TabPanel>
      </Tabs>
    </>
  )
}

/** The event's JSON, read from the log again only when the event changed: it may be a megabyte. */
function useRawJson(session: SessionView, inspected: Inspected | undefined): string {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session is new each frame; what is inspected tells of changes
  return useMemo(() => (inspected ? (session.rawJson(inspected.eventId) ?? '') : ''), [inspected])
}

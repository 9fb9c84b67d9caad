import { Keyboard, PanelRight } from 'lucide-react'
import { useMemo } from 'react'
import type { LogItems } from '@/domain/session/logItems.ts'
import type { Hits } from '@/domain/session/search.ts'
import { FindField } from '@/lenses/filter/FindField.tsx'
import { KindChips } from '@/lenses/filter/KindChips.tsx'
import { readKnownWords } from '@/lenses/filter/readKnownWords.ts'
import { useSearch } from '@/lenses/filter/useSearch.ts'
import { Minimap } from '@/lenses/minimap/Minimap.tsx'
import type { LensProps } from '@/lenses/sessionView.ts'
import { IconButton } from '@/ui/IconButton.tsx'
import { SegmentedTabs } from '@/ui/SegmentedTabs.tsx'
import { openShellWindow } from '@/ui/shellWindows.ts'
import { lensEntries } from './lensEntries.tsx'
import type { SessionUrl } from './sessionUrl.ts'
import type { ChangeSessionUrl } from './useSessionUrl.ts'

interface SessionStripProps {
  lens: LensProps
  tabsId: string
  url: SessionUrl
  change: ChangeSessionUrl
  onReveal: (eventId: string) => void
  inspector: { isOpen: boolean; toggle: () => void }
}

const everything: ReadonlySet<never> = new Set()

/** Above every lens: which one, what is looked for, which kinds are shown, and the whole session on one strip. */
export function SessionStrip({ lens, tabsId, url, change, onReveal, inspector }: SessionStripProps) {
  const { session, selection, filter } = lens
  const isFinding = filter.query.trim() !== ''
  // Without a question there is nothing to count: the chips alone need no search.
  const asked = useMemo(() => (isFinding ? filter : { query: '', hiddenKinds: everything }), [isFinding, filter])
  const { hits, problem, isReading } = useSearch(session, asked)
  const selectedIndex = selection.eventId === null ? -1 : session.items.indexOf(selection.eventId)
  const place = hits && selectedIndex !== -1 ? hits.positionOf(selectedIndex) : null
  const position = hits && place !== null && hits.at(place) === selectedIndex ? place : null
  const hitsMs = useMemo(() => (hits && isFinding ? instantsOf(hits, session.items) : []), [hits, isFinding, session])

  const goToHit = (at: number) => {
    if (!hits || hits.length === 0) return
    const item = session.items.at(hits.at((at + hits.length) % hits.length))
    if (item) onReveal(item.id)
  }
  const next = () => goToHit(place === null ? 0 : position === null ? place : place + 1)
  const previous = () => goToHit(place === null ? -1 : place - 1)

  return (
    <>
      <div className="flex flex-none flex-wrap items-center gap-2 px-5 pt-0.5 pb-2.5">
        <SegmentedTabs
          label="Lenses"
          id={tabsId}
          value={url.lens}
          tabs={lensEntries}
          onChange={(value) => change({ lens: value })}
        />
        <FindField
          query={filter.query}
          onQuery={(query) => change({ query })}
          problem={problem}
          found={hits && isFinding ? { count: hits.length, position, isReading } : null}
          onNext={next}
          onPrevious={previous}
          readKnownWords={() => readKnownWords(session.items)}
        />
        <KindChips
          counts={session.items.kindCounts()}
          hiddenKinds={filter.hiddenKinds}
          onChange={(hiddenKinds) => change({ hiddenKinds })}
        />
        <span className="ml-auto flex">
          <IconButton label="Keyboard shortcuts" onClick={() => openShellWindow('shortcuts')}>
            <Keyboard aria-hidden="true" />
          </IconButton>
          <IconButton
            label="Inspector"
            aria-pressed={inspector.isOpen}
            className={inspector.isOpen ? 'bg-surface-2' : undefined}
            onClick={inspector.toggle}
          >
            <PanelRight aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      <Minimap {...lens} hitsMs={hitsMs} />
    </>
  )
}

/** More ticks than this no strip has pixels for. */
const mostTicks = 2000

function instantsOf(hits: Hits, items: LogItems): number[] {
  const step = Math.ceil(hits.length / mostTicks) || 1
  const instants: number[] = []
  for (let position = 0; position < hits.length; position += step) {
    const atMs = items.at(hits.at(position))?.atMs
    if (atMs != null) instants.push(atMs)
  }
  return instants
}

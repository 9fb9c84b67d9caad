import { ArrowRightLeft } from 'lucide-react'
import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { compareSearch, paths, to } from '@/paths.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EmptyState } from '@/ui/EmptyState.tsx'
import { PageHeading } from '@/ui/PageHeading.tsx'
import { TopBar } from '@/ui/TopBar.tsx'
import { usePageTitle } from '@/ui/usePageTitle.ts'
import { ComparisonView } from './ComparisonView.tsx'
import { SideCard } from './SideCard.tsx'
import { SidePicker } from './SidePicker.tsx'
import { type SideRef, writeSideRef } from './sideRef.ts'
import { useComparedSide } from './useComparedSide.ts'

/** Two sessions or recordings side by side; the address names both. */
export function ComparePage() {
  const workspace = useWorkspace().id
  const [search, setSearch] = useSearchParams()
  const given = { left: search.get('left') ?? undefined, right: search.get('right') ?? undefined }
  const left = useComparedSide(workspace, given.left ?? null)
  const right = useComparedSide(workspace, given.right ?? null)
  // Whoever comes from one session wants to name the other.
  const [chooses, setChooses] = useState<'left' | 'right' | null>(given.left && !given.right ? 'right' : null)
  const content = useRef<HTMLDivElement>(null)
  usePageTitle('Compare')

  const change = (sides: typeof given) => setSearch(compareSearch(sides))
  const choose = (side: 'left' | 'right', ref: SideRef) => {
    change({ ...given, [side]: writeSideRef(ref) })
    setChooses(null)
  }
  const isSame = given.left !== undefined && given.left === given.right
  const [one, other] = [left.shown, right.shown]
  return (
    <>
      <TopBar crumbs={[{ label: 'Sessions', to: to(paths.sessions, { workspace }) }, { label: 'Compare' }]} />
      <div ref={content} className="min-h-0 flex-1 overflow-y-auto">
        <div className="flex flex-col gap-3 px-6 pt-5 pb-3">
          <div className="flex flex-wrap items-end justify-end gap-x-3 gap-y-2">
            <div className="min-w-0 flex-1 basis-60">
              <PageHeading>Compare</PageHeading>
              <p className="mt-0.5 text-ink-3">Two sessions or recordings, turn by turn and call by call.</p>
            </div>
            <Button
              disabled={!given.left && !given.right}
              onClick={() => change({ left: given.right, right: given.left })}
            >
              <ArrowRightLeft aria-hidden />
              Swap sides
            </Button>
          </div>
          <div className="grid grid-cols-2 gap-3">
            <SideCard title="Left" workspace={workspace} open={left} onChoose={() => setChooses('left')} />
            <SideCard title="Right" workspace={workspace} open={right} onChoose={() => setChooses('right')} />
          </div>
          {isSame && (
            <Banner tone="info">Both sides are the same, so there is nothing to find. Change one of them.</Banner>
          )}
          {(one.state === 'none' || other.state === 'none') && (
            <EmptyState title={given.left || given.right ? 'Choose the other side' : 'Choose both sides'}>
              Pick what to compare on the left and on the right: a session that went well and one that did not, or the
              same task before and after a change to its agent.
            </EmptyState>
          )}
        </div>
        {one.state === 'ready' && other.state === 'ready' && (
          <ComparisonView left={one.side} right={other.side} workspace={workspace} scroller={content} />
        )}
      </div>
      {chooses && (
        <SidePicker
          side={chooses}
          workspace={workspace}
          onChoose={(ref) => choose(chooses, ref)}
          onClose={() => setChooses(null)}
        />
      )}
    </>
  )
}

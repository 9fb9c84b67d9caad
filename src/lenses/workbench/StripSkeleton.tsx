import { SegmentedTabs } from '@/ui/SegmentedTabs.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { lensEntries } from './lensEntries.tsx'
import type { LensName } from './sessionUrl.ts'

interface StripSkeletonProps {
  tabsId: string
  lens: LensName
  onLens: (lens: LensName) => void
}

/** The strip above the lens while its tools are fetched: the tabs work already, the rest keeps its room. */
export function StripSkeleton({ tabsId, lens, onLens }: StripSkeletonProps) {
  return (
    <>
      <div className="flex flex-none flex-wrap items-center gap-2 px-5 pt-0.5 pb-2.5">
        <SegmentedTabs label="Lenses" id={tabsId} value={lens} tabs={lensEntries} onChange={onLens} />
      </div>
      <div className="px-5">
        <Skeleton className="h-[62px] w-full rounded-2" />
      </div>
    </>
  )
}

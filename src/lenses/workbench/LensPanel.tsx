import { Suspense } from 'react'
import type { LensProps } from '@/lenses/sessionView.ts'
import { Transcript, type TranscriptProps } from '@/lenses/transcript/Transcript.tsx'
import { PartBoundary } from '@/ui/PartBoundary.tsx'
import { EventsLens, ThreadsLens, TraceLens } from './lensEntries.tsx'
import type { LensName, SessionUrl } from './sessionUrl.ts'
import { TranscriptSkeleton } from './TranscriptSkeleton.tsx'
import type { ChangeSessionUrl } from './useSessionUrl.ts'

interface LensPanelProps {
  name: LensName
  tabsId: string
  isOpening: boolean
  lens: LensProps
  transcript: TranscriptProps
  url: SessionUrl
  change: ChangeSessionUrl
}

/** The panel of the chosen tab. Only this one lens is in the page. */
export function LensPanel({ name, tabsId, isOpening, ...looks }: LensPanelProps) {
  return (
    <div
      role="tabpanel"
      id={`${tabsId}-panel`}
      aria-labelledby={`${tabsId}-tab-${name}`}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <PartBoundary key={name} name="This lens">
        <Suspense fallback={<TranscriptSkeleton />}>
          {isOpening ? <TranscriptSkeleton /> : <Lens name={name} {...looks} />}
        </Suspense>
      </PartBoundary>
    </div>
  )
}

function Lens({ name, lens, transcript, url, change }: Omit<LensPanelProps, 'tabsId' | 'isOpening'>) {
  switch (name) {
    case 'trace':
      return <TraceLens {...lens} />
    case 'events':
      return <EventsLens {...lens} timeMode={url.timeMode} onTimeMode={(timeMode) => change({ timeMode })} />
    case 'threads':
      return <ThreadsLens {...lens} />
    case 'transcript':
      return (
        <Transcript
          {...transcript}
          selection={lens.selection}
          hiddenKinds={lens.filter.hiddenKinds}
          visible={lens.visible}
        />
      )
  }
}

import { lazy, type ReactNode, Suspense } from 'react'
import type { DownloadFile, Selection, SessionView } from '@/lenses/sessionView.ts'
import { patiently } from '@/lib/patiently.ts'
import { PartBoundary } from '@/ui/PartBoundary.tsx'
import { SideColumn } from '@/ui/SideColumn.tsx'
import { Skeleton } from '@/ui/Skeleton.tsx'
import { eventRequest, toPathParts } from './eventRequest.ts'

const Inspector = lazy(
  patiently(async () => ({ default: (await import('@/lenses/inspector/Inspector.tsx')).Inspector })),
)
// The query language comes with the find field; the page itself opens without it.
const queryTerms = () => import('@/domain/session/query/toQueryTerm.ts')

/** What the inspector shows while nothing is selected is given: a page knows more of a session than its events. */
export interface SessionPanelProps {
  view: SessionView
  selection: Selection
  download?: DownloadFile
  onClose: () => void
}

interface InspectorColumnProps {
  sessionId: string
  sessionPanel: (props: SessionPanelProps) => ReactNode
  view: SessionView
  selection: Selection
  isOverlay: boolean
  query: string
  onQuery: (query: string) => void
  download?: DownloadFile
  onClose: () => void
}

/** The inspector at the right of the lens: as wide as it was left, over the lens where there is no room beside it. */
export function InspectorColumn(props: InspectorColumnProps) {
  const { sessionId, sessionPanel, view: session, selection, isOverlay, query, download, onQuery, onClose } = props
  return (
    <SideColumn
      label="inspector"
      storageKey="console.inspectorWidth"
      defaultPx={372}
      minPx={280}
      maxPx={760}
      isOverlay={isOverlay}
    >
      <PartBoundary name="The inspector">
        <Suspense fallback={<InspectorSkeleton />}>
          <Inspector
            session={session}
            selection={selection}
            requestFor={(eventId) => eventRequest(session, sessionId, eventId)}
            onClose={onClose}
            onFilterTerm={async (path, value, isExcluded) => {
              const { toggleTerm, toQueryTerm } = await queryTerms()
              const term = toQueryTerm(toPathParts(path), value, isExcluded)
              if (term) onQuery(toggleTerm(query, term))
            }}
            hasFollowKey={false}
            sessionPanel={sessionPanel({ view: session, selection, download, onClose })}
          />
        </Suspense>
      </PartBoundary>
    </SideColumn>
  )
}

function InspectorSkeleton() {
  return (
    <div role="status" aria-label="Opening the inspector" className="p-3.5">
      <Skeleton className="h-5 w-32" />
      <Skeleton className="mt-5 h-40 w-full" />
    </div>
  )
}

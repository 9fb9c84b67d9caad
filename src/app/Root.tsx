import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'
import { patiently } from '@/lib/patiently.ts'
import { PartBoundary } from '@/ui/PartBoundary.tsx'

const RecordingDrop = lazy(
  patiently(async () => ({ default: (await import('@/features/replay/RecordingDrop.tsx')).RecordingDrop })),
)

/** Around every page: a recording may be dropped anywhere. */
export function Root() {
  return (
    <>
      <Outlet />
      <PartBoundary name="Dropping a recording" instead={null}>
        <Suspense>
          <RecordingDrop />
        </Suspense>
      </PartBoundary>
    </>
  )
}

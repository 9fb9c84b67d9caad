import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'
import { patiently } from '@/lib/patiently.ts'

const RecordingDrop = lazy(
  patiently(async () => ({ default: (await import('@/features/replay/RecordingDrop.tsx')).RecordingDrop })),
)

/** Around every page: a recording may be dropped anywhere. */
export function Root() {
  return (
    <>
      <Outlet />
      <Suspense>
        <RecordingDrop />
      </Suspense>
    </>
  )
}

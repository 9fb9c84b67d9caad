import { lazy, Suspense, useSyncExternalStore } from 'react'
import { patiently } from '@/lib/patiently.ts'
import { hasNotices, subscribeToNotices } from './notify.ts'
import { PartBoundary } from './PartBoundary.tsx'

const Toasts = lazy(patiently(async () => ({ default: (await import('./Toasts.tsx')).Toasts })))

/** Where `notify` speaks. Mounted once; its code is fetched with the first word. */
export function Toaster() {
  const isNeeded = useSyncExternalStore(subscribeToNotices, hasNotices)
  return isNeeded ? (
    <PartBoundary name="Notices" isInline>
      <Suspense>
        <Toasts />
      </Suspense>
    </PartBoundary>
  ) : null
}

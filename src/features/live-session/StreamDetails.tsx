import { lazy, Suspense, useState } from 'react'
import type { LiveSession, LiveSessionSnapshot } from '@/domain/session/liveSessionContract.ts'
import { patiently } from '@/lib/patiently.ts'
import { Dialog } from '@/ui/Dialog.tsx'
import { PartBoundary } from '@/ui/PartBoundary.tsx'
import { useTick } from './useTick.ts'

// Most sessions are well: what examines them is fetched when somebody asks.
const StreamHealth = lazy(
  patiently(async () => ({ default: (await import('./health/StreamHealth.tsx')).StreamHealth })),
)

interface StreamDetailsProps {
  live: LiveSession
  snapshot: LiveSessionSnapshot
  /** Shows an event of a finding. */
  onSelect: (eventId: string) => void
}

/** The button that opens everything known of the stream. */
export function StreamDetails({ live, snapshot, onSelect }: StreamDetailsProps) {
  const [isOpen, setIsOpen] = useState(false)
  const nowMs = useTick(isOpen)
  const select = (eventId: string) => {
    setIsOpen(false)
    onSelect(eventId)
  }
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        className="font-medium text-ink-2 underline hover:text-ink"
      >
        Stream details
      </button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title="Stream details" isWide>
        <PartBoundary name="What is known of the stream">
          <Suspense fallback={<p>Loading</p>}>
            <StreamHealth live={live} snapshot={snapshot} nowMs={nowMs} onSelect={select} />
          </Suspense>
        </PartBoundary>
      </Dialog>
    </>
  )
}

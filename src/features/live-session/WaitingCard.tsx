import { lazy, Suspense } from 'react'
import type { PendingCardProps } from './PendingCard.tsx'

// Fetched when something waits for a person: most sessions open without it.
const PendingCard = lazy(async () => ({ default: (await import('./PendingCard.tsx')).PendingCard }))

/** What one waiting action asks of a person, and the buttons that answer it. */
export function WaitingCard(props: PendingCardProps) {
  return (
    <Suspense fallback={<p className="py-2 text-k-wait text-small">Waits for your answer</p>}>
      <PendingCard {...props} />
    </Suspense>
  )
}

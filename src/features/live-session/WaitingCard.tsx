import { lazy, type ReactNode, Suspense } from 'react'
import type { PendingCardProps } from '@/lenses/answers/PendingCard.tsx'
import { patiently } from '@/lib/patiently.ts'
import { PartBoundary } from '@/ui/PartBoundary.tsx'
import type { ReadOnlyQuestionProps } from './ReadOnlyQuestion.tsx'

// Fetched when something waits for a person: most sessions open without it.
const PendingCard = lazy(
  patiently(async () => ({ default: (await import('@/lenses/answers/PendingCard.tsx')).PendingCard })),
)
const ReadOnlyQuestion = lazy(
  patiently(async () => ({ default: (await import('./ReadOnlyQuestion.tsx')).ReadOnlyQuestion })),
)

/** What one waiting action asks of a person, and the buttons that answer it. */
export function WaitingCard(props: PendingCardProps) {
  return (
    <Arriving>
      <PendingCard {...props} />
    </Arriving>
  )
}

/** The same where nobody can answer. */
export function ReadOnlyWaiting(props: ReadOnlyQuestionProps) {
  return (
    <Arriving>
      <ReadOnlyQuestion {...props} />
    </Arriving>
  )
}

function Arriving({ children }: { children: ReactNode }) {
  return (
    <PartBoundary name="The question" isInline>
      <Suspense fallback={<p className="py-2 text-k-wait text-small">Waits for an answer</p>}>{children}</Suspense>
    </PartBoundary>
  )
}

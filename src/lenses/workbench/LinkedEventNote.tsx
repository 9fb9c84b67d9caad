import type { ReactNode } from 'react'
import { sayCount } from '@/lenses/quantities.ts'
import { Button } from '@/ui/Button.tsx'
import type { LinkedEvent } from './useLinkedEvent.ts'

interface LinkedEventNoteProps {
  state: LinkedEvent
  /** Events read so far. */
  eventCount: number
  /** Whether the link of this page has led here and the reader has not gone elsewhere. */
  isArrived: boolean
  onStep: (step: 1 | -1) => void
  onRetry: () => void
  onClear: () => void
}

/** What has become of the event that a link names: being looked for, found, or not in this session. */
export function LinkedEventNote({ state, eventCount, isArrived, onStep, onRetry, onClear }: LinkedEventNoteProps) {
  if (state === 'here' && !isArrived) return <div role="status" aria-label="Linked event" className="sr-only" />
  return (
    <div className="flex flex-none flex-wrap items-center gap-2 border-line border-b bg-surface-0 px-5 py-1.5 text-ink-2 text-small">
      <span role="status" aria-label="Linked event">
        {sentences[state]}
        {state === 'looking' && ` ${sayCount(eventCount, 'event')} read so far.`}
      </span>
      <span className="ml-auto flex gap-1.5">{actions()}</span>
    </div>
  )

  function actions(): ReactNode {
    if (state === 'failed') return <Button onClick={onRetry}>Try again</Button>
    if (state === 'here') {
      return (
        <>
          <Button onClick={() => onStep(-1)}>Previous 10</Button>
          <Button onClick={() => onStep(1)}>Next 10</Button>
        </>
      )
    }
    return <Button onClick={onClear}>{state === 'looking' ? 'Stop looking' : 'Clear selection'}</Button>
  }
}

const sentences: Record<LinkedEvent, string> = {
  here: 'This is the event of the link.',
  looking: 'The linked event is further back. Older history is being read.',
  failed: 'The linked event is further back, and older history could not be read.',
  missing: 'The linked event is not in this session. Check the link.',
}

import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { IconButton } from '@/ui/IconButton.tsx'
import { Pill } from '@/ui/Pill.tsx'
import type { SessionView } from '../sessionView.ts'
import { EventIcon } from './EventIcon.tsx'
import type { Inspected } from './inspected.ts'
import { nameOf } from './nameOf.ts'
import { outcomeOf } from './outcomeOf.ts'
import { nextOfKind } from './sameKind.ts'

interface InspectorHeaderProps {
  inspected: Inspected
  session: SessionView
  onSelect: (eventId: string) => void
  onClose: () => void
}

/** What is selected, how it ended, and the way to its next and previous of the same kind. */
export function InspectorHeader({ inspected, session, onSelect, onClose }: InspectorHeaderProps) {
  const [end, setEnd] = useState<{ eventId: string; words: string } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session is new each frame; what is inspected tells of changes
  const outcome = useMemo(() => outcomeOf(inspected, session), [inspected])
  const { eventId } = inspected
  const go = (by: 1 | -1) => {
    const next = nextOfKind(session, eventId, by)
    if (next) onSelect(next)
    else
      setEnd({
        eventId,
        words: by === 1 ? 'This is the last of its kind.' : 'This is the first of its kind that is loaded.',
      })
  }
  return (
    <header className="px-3.5 pt-2.5">
      <div className="flex min-h-7 items-center gap-2">
        <EventIcon inspected={inspected} />
        <h2 className="min-w-0 truncate font-semibold text-[13.5px]">{nameOf(inspected)}</h2>
        <div className="-mr-1.5 ml-auto flex flex-none items-center">
          {outcome && (
            <Pill tone={outcome.tone} hasDot className="mr-1.5">
              {outcome.word}
            </Pill>
          )}
          <IconButton label="Previous of this kind" className="!w-6" onClick={() => go(-1)}>
            <ChevronLeft />
          </IconButton>
          <IconButton label="Next of this kind" className="!w-6" onClick={() => go(1)}>
            <ChevronRight />
          </IconButton>
          <IconButton label="Close the inspector" className="!w-6" onClick={onClose}>
            <X />
          </IconButton>
        </div>
      </div>
      <p role="status" className="text-ink-3 text-mini empty:hidden">
        {end?.eventId === eventId ? end.words : ''}
      </p>
    </header>
  )
}

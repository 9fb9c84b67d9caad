import { X } from 'lucide-react'
import { IconButton } from '@/ui/IconButton.tsx'

interface NotHereProps {
  eventId: string
  isComplete: boolean
  onClose: () => void
}

/** The selected event is not in the log, or not yet. */
export function NotHere({ eventId, isComplete, onClose }: NotHereProps) {
  return (
    <div className="px-3.5 py-2.5">
      <div className="flex items-center justify-between">
        <h2 className="font-semibold text-[13.5px]">{isComplete ? 'No such event' : 'Not loaded yet'}</h2>
        <IconButton label="Close the inspector" className="-mr-1.5" onClick={onClose}>
          <X />
        </IconButton>
      </div>
      <p className="mt-1 text-ink-2">
        {isComplete
          ? 'This session has no event with this id. The link may belong to another session.'
          : 'The event is not among those loaded so far. It appears here when older history has been read.'}
      </p>
      <code className="mt-2 block font-mono text-ink-3 text-small [overflow-wrap:anywhere]">{eventId}</code>
    </div>
  )
}

import { ChevronRight } from 'lucide-react'
import { cn } from '@/lib/cn.ts'
import { formatDuration } from '@/lib/formatDuration.ts'
import type { ParallelCalls } from './readParallel.ts'
import { useDisclosure, useNow, useTranscriptSource } from './TranscriptSource.ts'

/** Says that the calls below run side by side, and opens or closes them together. */
export function ParallelHeading({ calls }: { calls: ParallelCalls }) {
  const { disclosures, foldLevel } = useTranscriptSource()
  const { keys, startMs, endMs, isOpen: isRunning } = calls
  const [areOpen, setAreOpen] = useDisclosure(`parallel:${keys[0]}`, foldLevel === 'all')
  const now = useNow(isRunning, 500)
  const untilMs = isRunning ? now : endMs
  const duration = untilMs === null ? '' : ` · ${formatDuration(Math.max(0, untilMs - startMs))}`
  return (
    <button
      type="button"
      aria-expanded={areOpen}
      onClick={() => {
        setAreOpen(!areOpen)
        disclosures.set(keys, !areOpen)
      }}
      className="flex items-center gap-1 py-[3px] font-medium text-ink-2 text-small tabular-nums hover:text-ink"
    >
      <ChevronRight
        aria-hidden="true"
        className={cn('size-3.5 text-ink-3 transition-transform', areOpen && 'rotate-90')}
      />
      {`${keys.length} calls in parallel${duration}`}
    </button>
  )
}

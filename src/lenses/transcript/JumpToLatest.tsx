import { ArrowDown } from 'lucide-react'

/** Back to the end of the transcript, and how much has arrived there since. */
export function JumpToLatest({ newCount, onJump }: { newCount: number; onJump: () => void }) {
  return (
    <button
      type="button"
      onClick={onJump}
      className="absolute bottom-3 left-1/2 flex -translate-x-1/2 items-center gap-1.5 rounded-full bg-ink px-3 py-[5px] font-medium text-small text-surface-1 tabular-nums shadow-2"
    >
      <ArrowDown className="size-3.5" strokeWidth={2} aria-hidden="true" />
      {newCount > 0 ? `Jump to latest · ${newCount.toLocaleString('en')} new` : 'Jump to latest'}
    </button>
  )
}

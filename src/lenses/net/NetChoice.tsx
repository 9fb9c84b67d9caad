import { cn } from '@/lib/cn.ts'

interface NetChoiceProps {
  title: string
  /** A second line; empty for none. */
  tells: string
  isChosen: boolean
  onChoose: () => void
}

/** One of the recordings that can be armed. */
export function NetChoice({ title, tells, isChosen, onChoose }: NetChoiceProps) {
  return (
    <label
      className={cn(
        'flex cursor-pointer items-center gap-2.5 border-line border-b px-3 py-2 last:border-b-0 hover:bg-surface-2',
        'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus',
        isChosen && 'bg-accent-soft',
      )}
    >
      <input
        type="radio"
        name="net"
        checked={isChosen}
        onChange={onChoose}
        className="flex-none accent-accent outline-none"
      />
      <span className="min-w-0 flex-1">
        <span title={title} className="block truncate font-medium">
          {title}
        </span>
        {tells && <span className="block truncate text-ink-2 text-small">{tells}</span>}
      </span>
    </label>
  )
}

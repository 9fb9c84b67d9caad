import type { EventKind, KindCounts } from '@/domain/session/logItems.ts'
import { cn } from '@/lib/cn.ts'
import { formatCount } from '@/lib/formatCount.ts'
import { kindColour } from './kindColour.ts'

interface Chip {
  label: string
  colour: EventKind
  kinds: readonly EventKind[]
  /** Shown only when there is something to count. */
  isRare: boolean
}

const chips: readonly Chip[] = [
  { label: 'messages', colour: 'message', kinds: ['user', 'message'], isRare: false },
  { label: 'thinking', colour: 'thinking', kinds: ['thinking'], isRare: false },
  { label: 'tools', colour: 'tool', kinds: ['tool'], isRare: false },
  { label: 'spans', colour: 'span', kinds: ['span', 'status'], isRare: false },
  { label: 'waits', colour: 'wait', kinds: ['wait'], isRare: true },
  { label: 'errors', colour: 'error', kinds: ['error'], isRare: false },
  { label: 'unknown', colour: 'unknown', kinds: ['unknown'], isRare: true },
]

export interface KindChipsProps {
  counts: KindCounts
  hiddenKinds: ReadonlySet<EventKind>
  onChange: (hiddenKinds: ReadonlySet<EventKind>) => void
}

/** How many events there are of each kind, each count a switch that hides or shows them. */
export function KindChips({ counts, hiddenKinds, onChange }: KindChipsProps) {
  const countOf = (kinds: readonly EventKind[]) => kinds.reduce((sum, kind) => sum + counts[kind], 0)
  const isHidden = ({ kinds }: Chip) => kinds.every((kind) => hiddenKinds.has(kind))
  const toggle = (chip: Chip) => {
    const next = new Set(hiddenKinds)
    for (const kind of chip.kinds) isHidden(chip) ? next.delete(kind) : next.add(kind)
    onChange(next)
  }
  return (
    <fieldset className="m-0 flex min-w-0 flex-wrap gap-1 border-0 p-0">
      <legend className="sr-only">Kinds of events shown</legend>
      {chips.map((chip) => {
        const count = countOf(chip.kinds)
        if (chip.isRare && count === 0 && !isHidden(chip)) return null
        return (
          <button
            key={chip.label}
            type="button"
            aria-pressed={!isHidden(chip)}
            title={`${count.toLocaleString('en')} ${chip.label}`}
            onClick={() => toggle(chip)}
            className={cn(
              'inline-flex h-6 items-center gap-[5px] rounded-full border border-line px-2 text-small tabular-nums whitespace-nowrap hover:bg-surface-2',
              isHidden(chip) ? 'border-dashed text-ink-3 line-through' : 'text-ink-2',
            )}
          >
            <span
              aria-hidden="true"
              className={cn('size-[7px] rounded-[2px]', kindColour[chip.colour], isHidden(chip) && 'opacity-40')}
            />
            {chip.label} {formatCount(count)}
          </button>
        )
      })}
    </fieldset>
  )
}

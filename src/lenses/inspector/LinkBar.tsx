import { cn } from '@/lib/cn.ts'
import { Kbd } from '@/ui/Kbd.tsx'
import { Tooltip } from '@/ui/Tooltip.tsx'
import type { EventLink } from './eventLinks.ts'

interface LinkBarProps {
  links: readonly EventLink[]
  selectedId: string
  hasKey: boolean
  onSelect: (eventId: string) => void
}

/** What belongs together, in order, with the selected one marked. */
export function LinkBar({ links, selectedId, hasKey, onSelect }: LinkBarProps) {
  if (links.every((link) => link.eventId === selectedId)) return null
  return (
    <nav aria-label="Linked events" className="mt-1 flex flex-wrap items-center gap-x-1 gap-y-0.5 px-3.5 text-small">
      {links.map((link, index) => (
        <span key={link.eventId} className="inline-flex items-center gap-1">
          {index > 0 && (
            <span aria-hidden="true" className="text-ink-3">
              →
            </span>
          )}
          <button
            type="button"
            aria-current={link.eventId === selectedId || undefined}
            className={cn(
              'rounded-1 px-1 hover:bg-surface-2 hover:text-ink',
              link.eventId === selectedId ? 'bg-surface-2 font-medium text-ink' : 'text-ink-2',
            )}
            onClick={() => onSelect(link.eventId)}
          >
            {link.label}
          </button>
        </span>
      ))}
      {hasKey && (
        <Tooltip text="F goes from one to the next">
          <span className="ml-auto" aria-hidden="true">
            <Kbd>F</Kbd>
          </span>
        </Tooltip>
      )}
    </nav>
  )
}

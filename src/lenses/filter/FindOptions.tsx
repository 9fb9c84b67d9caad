import type { Suggestion } from '@/domain/session/query/suggest.ts'
import { cn } from '@/lib/cn.ts'

export const optionId = (listId: string, index: number): string => `${listId}-${index}`

interface FindOptionsProps {
  id: string
  suggestions: readonly Suggestion[]
  active: number
  onTake: (suggestion: Suggestion) => void
}

/** The words that may complete a query. The focus stays in the field. */
export function FindOptions({ id, suggestions, active, onTake }: FindOptionsProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className="mt-1 rounded-2 border border-line bg-surface-1 p-1 shadow-2"
    >
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.label}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // A press would take the focus from the field before the click is done.
          onMouseDown={(event) => {
            event.preventDefault()
            onTake(suggestion)
          }}
          className={cn(
            'flex cursor-pointer items-baseline gap-3 rounded-1 px-2 py-1 hover:bg-surface-2',
            index === active && 'bg-surface-2',
          )}
        >
          <span className="font-mono text-small">{suggestion.label}</span>
          <span className="ml-auto text-mini text-ink-3">{suggestion.hint}</span>
        </div>
      ))}
    </div>
  )
}

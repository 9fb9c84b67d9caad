import { ChevronDown, ChevronUp } from 'lucide-react'
import { controlClass } from './controlClass.ts'
import { IconButton } from './IconButton.tsx'
import type { JsonSpan } from './JsonMarks.tsx'

export interface JsonFindProps {
  wanted: string
  count: number
  current: number
  onChange: (wanted: string) => void
  onStep: (index: number) => void
  /** Back into the text, at the place that was found. */
  onLeave: () => void
}

/** Finds in a text: Enter goes on, with Shift back, Escape into the text. */
export function JsonFind({ wanted, count, current, onChange, onStep, onLeave }: JsonFindProps) {
  const step = (by: number) => {
    if (count > 0) onStep((current + by + count) % count)
  }
  return (
    <div className="flex items-center gap-1">
      <input
        type="search"
        aria-label="Find in the JSON"
        placeholder="Find"
        value={wanted}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            step(event.shiftKey ? -1 : 1)
          } else if (event.key === 'Escape') {
            event.preventDefault()
            onLeave()
          }
        }}
        className={controlClass('h-7 !w-48')}
      />
      <IconButton label="Previous match" disabled={count === 0} onClick={() => step(-1)}>
        <ChevronUp />
      </IconButton>
      <IconButton label="Next match" disabled={count === 0} onClick={() => step(1)}>
        <ChevronDown />
      </IconButton>
      <span role="status" className="text-small text-ink-3 tabular-nums">
        {wanted !== '' && (count === 0 ? 'not found' : `${current + 1} of ${count === mostPlaces ? 'many' : count}`)}
      </span>
    </div>
  )
}

const mostPlaces = 1000

/** Where `wanted` stands in the text, whatever its case. */
export function findPlaces(text: string, wanted: string): JsonSpan[] {
  const inside = text.toLowerCase()
  const sought = wanted.toLowerCase()
  const places: JsonSpan[] = []
  // A text whose lower case is longer cannot be marked by these places; it is searched as it is written.
  const source = inside.length === text.length ? inside : text
  for (let at = source.indexOf(sought); at !== -1 && places.length < mostPlaces; at = source.indexOf(sought, at + 1)) {
    if (at >= (places.at(-1)?.to ?? 0)) places.push({ from: at, to: at + wanted.length })
  }
  return places
}

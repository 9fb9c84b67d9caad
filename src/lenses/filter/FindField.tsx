import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { QueryProblem } from '@/domain/session/query/parseQuery.ts'
import { type KnownWords, type Suggestion, suggest } from '@/domain/session/query/suggest.ts'
import { cn } from '@/lib/cn.ts'
import { IconButton } from '@/ui/IconButton.tsx'
import { Kbd } from '@/ui/Kbd.tsx'
import { useShortcut } from '@/ui/useShortcut.ts'
import { FindOptions, optionId } from './FindOptions.tsx'
import { type FoundCount, sayFound } from './sayFound.ts'

export interface FindFieldProps {
  /** The text as typed. */
  query: string
  onQuery: (query: string) => void
  problem: QueryProblem | null
  /** Null while nothing is looked for. */
  found: FoundCount | null
  onNext: () => void
  onPrevious: () => void
  /** Asked for when the field gets the focus. */
  readKnownWords: () => KnownWords
  /** Whether `/` leads here. */
  hasShortcut?: boolean
}

/** Finds in a session, by plain words or the query language: hits counted, words completed, mistakes named. */
export function FindField(props: FindFieldProps) {
  const { query, onQuery, problem, found, onNext, onPrevious, readKnownWords, hasShortcut = true } = props
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const messageId = useId()
  const [known, setKnown] = useState<KnownWords | null>(null)
  const [caret, setCaret] = useState(query.length)
  const [active, setActive] = useState(-1)
  const focus = () => {
    input.current?.focus()
    input.current?.select()
  }
  useShortcut('/', hasShortcut ? focus : null)

  const suggestions = known ? suggest(query, caret, known) : []
  const isOpen = suggestions.length > 0
  const close = () => {
    setKnown(null)
    setActive(-1)
  }
  const take = ({ text, caret: next }: Suggestion) => {
    onQuery(text)
    setActive(-1)
    setCaret(next)
    // The caret can be put there only once the field holds the text.
    requestAnimationFrame(() => input.current?.setSelectionRange(next, next))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const chosen = suggestions[active]
    const count = suggestions.length
    if (event.key === 'ArrowDown' && !isOpen) setKnown(readKnownWords())
    else if (event.key === 'ArrowDown') setActive(active >= count - 1 ? -1 : active + 1)
    else if (event.key === 'ArrowUp' && isOpen) setActive(active < 0 ? count - 1 : active - 1)
    else if (event.key === 'Enter' && chosen) take(chosen)
    else if (event.key === 'Enter') event.shiftKey ? onPrevious() : onNext()
    else if (event.key === 'Escape' && isOpen) close()
    else if (event.key === 'Escape' && query !== '') onQuery('')
    else if (event.key === 'Escape') input.current?.blur()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className="relative flex min-w-0 items-center gap-1">
      <div
        className={cn(
          'flex h-7 w-56 min-w-40 items-center gap-[7px] rounded-2 border bg-surface-1 px-2 focus-within:outline-2 focus-within:outline-focus',
          problem ? 'border-k-error' : 'border-line',
        )}
      >
        <Search aria-hidden="true" className="size-[15px] shrink-0 stroke-[1.75] text-ink-3" />
        <input
          ref={input}
          role="combobox"
          aria-label="Find in session"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && active >= 0 ? optionId(listId, active) : undefined}
          aria-invalid={problem !== null}
          aria-describedby={messageId}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="Find in session"
          value={query}
          onChange={(event) => {
            onQuery(event.target.value)
            setCaret(event.target.selectionStart ?? event.target.value.length)
            setActive(-1)
            if (!known) setKnown(readKnownWords())
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? query.length)}
          onFocus={() => setKnown(readKnownWords())}
          onBlur={close}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
        />
        {found && !problem ? (
          <span className="shrink-0 text-mini text-ink-3 tabular-nums">{sayFound(found)}</span>
        ) : (
          query === '' && hasShortcut && <Kbd>/</Kbd>
        )}
      </div>
      {found && (
        <>
          <IconButton label="Previous hit" disabled={found.count === 0} onClick={onPrevious}>
            <ChevronUp />
          </IconButton>
          <IconButton label="Next hit" disabled={found.count === 0} onClick={onNext}>
            <ChevronDown />
          </IconButton>
        </>
      )}
      <div className="absolute top-full left-0 z-30 mt-1 w-max max-w-[min(30rem,90vw)]">
        <p
          id={messageId}
          role="status"
          className={cn(
            problem && 'rounded-2 border border-k-error/35 bg-k-error-soft px-2 py-1 text-k-error text-small shadow-2',
          )}
        >
          {problem && `${problem.message} (character ${problem.position + 1})`}
        </p>
        {isOpen && <FindOptions id={listId} suggestions={suggestions} active={active} onTake={take} />}
      </div>
    </search>
  )
}

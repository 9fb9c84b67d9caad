import { Search } from 'lucide-react'
import { useId, useState } from 'react'
import { cn } from '@/lib/cn.ts'
import { ArchivedSwitch } from './ArchivedSwitch.tsx'

export interface ListFiltersProps {
  location: {
    includeArchived: boolean
    filter: (name: string) => string | undefined
    setFilter: (name: string, value: string | undefined) => void
  }
  /** Whether the list can be narrowed by a text. */
  canSearch: boolean
}

/** What every list of named things can be narrowed by; all of it stands in the URL. */
export function ListFilters({ location, canSearch }: ListFiltersProps) {
  const { filter, setFilter } = location
  const name = filter('name')
  return (
    <>
      {canSearch && <NameFilter key={name ?? ''} value={name} onChange={(value) => setFilter('name', value)} />}
      <DateFilter label="Created from" value={filter('from')} onChange={(value) => setFilter('from', value)} />
      <DateFilter label="to" value={filter('to')} onChange={(value) => setFilter('to', value)} />
      <ArchivedSwitch includeArchived={location.includeArchived} setFilter={setFilter} />
    </>
  )
}

interface FilterProps {
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** Narrows by name: with Enter, or when it is left. */
function NameFilter({ value, onChange }: FilterProps) {
  const [text, setText] = useState(value ?? '')
  const apply = () => {
    if (text.trim() !== (value ?? '')) onChange(text.trim() || undefined)
  }
  return (
    <search className="relative flex items-center">
      <Search aria-hidden strokeWidth={1.75} className="pointer-events-none absolute left-2 size-[15px] text-ink-3" />
      <input
        type="search"
        aria-label="Name contains"
        placeholder="Name contains"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply()
        }}
        className="h-7 w-52 rounded-2 border border-line-strong bg-surface-1 pr-2 pl-7 placeholder:text-ink-3"
      />
    </search>
  )
}

/** One day of the calendar: dashed while it asks for nothing. */
function DateFilter({ label, value, onChange }: FilterProps & { label: string }) {
  const id = useId()
  return (
    <span
      className={cn(
        'inline-flex h-7 items-center gap-1.5 rounded-2 border border-line-strong px-2.5 hover:bg-surface-2 has-focus-visible:outline-2 has-focus-visible:outline-focus',
        value ? 'text-ink' : 'border-dashed text-ink-2',
      )}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
        className={cn('bg-transparent outline-none', value ? 'font-medium' : 'text-ink-3')}
      />
    </span>
  )
}

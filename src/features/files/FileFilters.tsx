import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sessionQueries } from '@/queries/sessions.ts'
import type { ListLocation } from '@/queries/useListLocation.ts'
import { FilterSelect } from '@/ui/FilterSelect.tsx'
import { SearchInput } from '@/ui/SearchInput.tsx'

const typingMs = 250

/** Start of the name, and where files come from: people, or the agent of one session. */
export function FileFilters({ workspace, location }: { workspace: string; location: ListLocation }) {
  const sessions = useQuery({ ...sessionQueries.list(workspace, { limit: 50 }), refetchInterval: false })
  const from = location.filter('from')
  const known = (sessions.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title ?? id }))
  const isUnknown = from !== undefined && from !== 'uploads' && !known.some(({ value }) => value === from)
  return (
    <>
      <NameFilter
        key={workspace}
        value={location.filter('name') ?? ''}
        onChange={(name) => location.setFilter('name', name)}
      />
      <FilterSelect
        label="From"
        value={from}
        options={[
          { value: 'uploads', label: 'uploads' },
          ...known,
          ...(isUnknown && from ? [{ value: from, label: from }] : []),
        ]}
        onChange={(value) => location.setFilter('from', value)}
      />
    </>
  )
}

function NameFilter({ value, onChange }: { value: string; onChange: (name: string | undefined) => void }) {
  const [text, setText] = useState(value)

  // The address follows the typing after a pause, so that not every letter becomes a page of the history.
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text || undefined), typingMs)
    return () => clearTimeout(timer)
  }, [text, value, onChange])

  return <SearchInput label="Name begins with" value={text} onChange={({ target }) => setText(target.value)} />
}

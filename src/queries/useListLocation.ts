import { useSearchParams } from 'react-router'
import type { Cursor, Page } from '@/domain/page.ts'

const cursorNames = ['page', 'after_id', 'before_id'] as const

/** Where in a list the URL points to: cursor and filters, so that a copied link opens the same rows. */
export interface ListLocation {
  cursor: Cursor | undefined
  includeArchived: boolean
  /** The instants of the dates `from` and `to`, the whole last day included. */
  created: { createdFrom: string | undefined; createdTo: string | undefined }
  /** A name or a date narrows the list. */
  isFiltered: boolean
  filter: (name: string) => string | undefined
  /** Sets or clears one filter and goes back to the newest rows. */
  setFilter: (name: string, value: string | undefined, options?: { replace: boolean }) => void
  /** Search strings of the neighbouring pages; null where there is none. */
  older: (page: Page<unknown> | undefined) => string | null
  newer: (page: Page<unknown> | undefined) => string | null
  newest: string
  /** Read backwards up to the very start: the rows belong on the first page. */
  isAtStart: (page: Page<unknown> | undefined) => boolean
}

export function useListLocation(): ListLocation {
  const [search, setSearch] = useSearchParams()
  const name = cursorNames.find((one) => search.get(one))
  const value = name ? search.get(name) : null
  const cursor = name && value ? toCursor(name, value) : undefined

  const withCursor = (next: Cursor | null) => {
    const changed = new URLSearchParams(search)
    for (const one of cursorNames) changed.delete(one)
    for (const [key, id] of Object.entries(next ?? {})) changed.set(key, id)
    return `?${changed}`
  }
  return {
    cursor,
    includeArchived: search.get('archived') === 'true',
    created: {
      createdFrom: toInstant(search.get('from'), 'T00:00:00.000'),
      createdTo: toInstant(search.get('to'), 'T23:59:59.999'),
    },
    isFiltered: ['name', 'from', 'to'].some((key) => search.get(key)),
    filter: (key) => search.get(key) || undefined,
    setFilter: (key, wanted, options) => {
      const changed = new URLSearchParams(withCursor(null))
      if (wanted) changed.set(key, wanted)
      else changed.delete(key)
      setSearch(changed, options)
    },
    older: (page) => (page?.older ? withCursor(page.older) : null),
    newer: (page) => (page?.newer ? withCursor(page.newer) : null),
    newest: withCursor(null),
    isAtStart: (page) => name === 'before_id' && page !== undefined && page.newer === null,
  }
}

function toCursor(name: (typeof cursorNames)[number], value: string): Cursor {
  switch (name) {
    case 'page':
      return { page: value }
    case 'after_id':
      return { after_id: value }
    case 'before_id':
      return { before_id: value }
  }
}

/** A date of the reader's own calendar at a time of day; undefined when it is none. */
function toInstant(date: string | null, time: string): string | undefined {
  const at = new Date(`${date}${time}`)
  return date === null || Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

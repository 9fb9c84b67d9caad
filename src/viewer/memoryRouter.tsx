import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'

type Search = URLSearchParams | ((before: URLSearchParams) => URLSearchParams)
type SearchState = [search: URLSearchParams, setSearch: (next: Search) => void]

const SearchContext = createContext<SearchState | null>(null)
const LocationContext = createContext({ pathname: '/', key: 'default' })

/**
 * What the lenses use of React Router, for a file that is one page and has no address to copy. The build of the viewer
 * puts this module in the library's place, and fails when a lens begins to use more of it.
 */
export function MemoryRouter({ children }: { children: ReactNode }) {
  const [{ search, changes }, setState] = useState(() => ({ search: new URLSearchParams(), changes: 0 }))
  const setSearch = useCallback(
    (next: Search) =>
      setState((before) => ({
        search: new URLSearchParams(typeof next === 'function' ? next(before.search) : next),
        changes: before.changes + 1,
      })),
    [],
  )
  const state = useMemo<SearchState>(() => [search, setSearch], [search, setSearch])
  // Nobody came to the page that is open from the start; each change after that is an entry of its own.
  const location = useMemo(() => ({ pathname: '/', key: changes === 0 ? 'default' : String(changes) }), [changes])
  return (
    <LocationContext value={location}>
      <SearchContext value={state}>{children}</SearchContext>
    </LocationContext>
  )
}

export function useSearchParams(): SearchState {
  const state = use(SearchContext)
  if (!state) throw new Error('A lens of the viewer stands outside of its router.')
  return state
}

export const useLocation = () => use(LocationContext)

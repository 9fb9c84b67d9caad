import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'

type Search = URLSearchParams | ((before: URLSearchParams) => URLSearchParams)
type SearchState = [search: URLSearchParams, setSearch: (next: Search) => void]

const SearchContext = createContext<SearchState | null>(null)

/**
 * What the lenses use of React Router, for a file that is one page and has no address to copy. The build of the viewer
 * puts this module in the library's place, and fails when a lens begins to use more of it.
 */
export function MemoryRouter({ children }: { children: ReactNode }) {
  const [search, setState] = useState(() => new URLSearchParams())
  const setSearch = useCallback(
    (next: Search) => setState((before) => new URLSearchParams(typeof next === 'function' ? next(before) : next)),
    [],
  )
  const state = useMemo<SearchState>(() => [search, setSearch], [search, setSearch])
  return <SearchContext value={state}>{children}</SearchContext>
}

export function useSearchParams(): SearchState {
  const state = use(SearchContext)
  if (!state) throw new Error('A lens of the viewer stands outside of its router.')
  return state
}

const onlyPage = { pathname: '/', key: 'default' }

/** The page that is open from the start: nobody came here from another one. */
export const useLocation = () => onlyPage

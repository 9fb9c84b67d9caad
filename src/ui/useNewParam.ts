import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** The query parameter that opens a list's dialog for a new thing. */
export const newParam = 'new'

/** Whether the dialog for a new thing is open, kept in the URL so that a link or the palette can open it. */
export function useNewParam(): [isOpen: boolean, setIsOpen: (isOpen: boolean) => void] {
  const [search, setSearch] = useSearchParams()
  const setIsOpen = useCallback(
    (isOpen: boolean) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before)
          if (isOpen) next.set(newParam, '')
          else next.delete(newParam)
          return next
        },
        { replace: true, preventScrollReset: true },
      ),
    [setSearch],
  )
  return [search.has(newParam), setIsOpen]
}

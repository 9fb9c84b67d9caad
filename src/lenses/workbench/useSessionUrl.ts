import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { readSessionUrl, type SessionUrl, writeSessionUrl } from './sessionUrl.ts'

/** Browsers refuse addresses that change many times a second, as with a held key or a dragged window. */
const settleMs = 200

export type ChangeSessionUrl = (change: Partial<SessionUrl>) => void

/**
 * What the reader looks at, kept in the address so that a copied link restores it. A change shows at once; the address
 * follows when things have settled, in place of the one before: going back leaves the session, not a row.
 */
export function useSessionUrl(): [SessionUrl, ChangeSessionUrl] {
  const [search, setSearch] = useSearchParams()
  const written = search.toString()
  const fromAddress = useMemo(() => readSessionUrl(new URLSearchParams(written)), [written])
  /** Ahead of the address, and the address it is ahead of: a link followed meanwhile wins. */
  const [ahead, setAhead] = useState<{ of: string; state: SessionUrl } | null>(null)
  /** Addresses written here: the reader may have gone on before one of them arrives. */
  const sent = useRef(new Set<string>())
  const isAhead = ahead !== null && (ahead.of === written || sent.current.has(written))
  const state = isAhead ? ahead.state : fromAddress

  const latest = useRef({ state, written })
  latest.current = { state, written }
  const change = useCallback((part: Partial<SessionUrl>) => {
    const { state: before, written: of } = latest.current
    const next = { ...before, ...part }
    latest.current = { state: next, written: of }
    setAhead({ of, state: next })
  }, [])

  useEffect(() => {
    if (!isAhead) return
    const timer = setTimeout(() => {
      const next = writeSessionUrl(new URLSearchParams(written), ahead.state)
      if (next.toString() === written) {
        sent.current.clear()
        return
      }
      sent.current.add(next.toString())
      setSearch(next, { replace: true, preventScrollReset: true })
    }, settleMs)
    return () => clearTimeout(timer)
  }, [ahead, isAhead, written, setSearch])
  return [state, change]
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { readSessionUrl, type SessionUrl, writeSessionUrl } from './sessionUrl.ts'

/** Browsers refuse addresses that change many times a second, as with a held key or a dragged window. */
const settleMs = 200

export type ChangeSessionUrl = (change: Partial<SessionUrl>) => void

/**
 * What the reader looks at, kept in the address so that a copied link restores it. A change shows at once; the address
 * follows when things have settled, in place of the one before: going back leaves the session, not a row. An address
 * that somebody else wrote, such as a link or the way back, wins.
 */
export function useSessionUrl(): [SessionUrl, ChangeSessionUrl] {
  const [search, setSearch] = useSearchParams()
  const { key } = useLocation()
  const written = search.toString()
  const fromAddress = useMemo(() => readSessionUrl(new URLSearchParams(written)), [written])
  const [own, setOwn] = useState({ key, state: fromAddress })

  // An address may be drawn once more, and late: React draws what is urgent before a navigation has arrived.
  const arrived = useRef({ key, sent: new Set<string>() })
  const isOurs = key === own.key || key === arrived.current.key || arrived.current.sent.has(written)
  if (!isOurs) setOwn({ key, state: fromAddress })
  const { state } = isOurs ? own : { state: fromAddress }

  const change = useCallback(
    (part: Partial<SessionUrl>) => setOwn((before) => ({ ...before, state: { ...before.state, ...part } })),
    [],
  )

  // Keeps track of the browser's history: which entry is open, and which are on their way.
  useEffect(() => {
    const { sent } = arrived.current
    // What was sent before this one will not come any more.
    for (const earlier of sent.has(written) ? [...sent] : []) {
      sent.delete(earlier)
      if (earlier === written) break
    }
    arrived.current.key = key
  }, [key, written])

  // Writes the address once nothing has changed for a while.
  useEffect(() => {
    const next = writeSessionUrl(new URLSearchParams(written), state)
    if (next.toString() === written) return
    const timer = setTimeout(() => {
      arrived.current.sent.add(next.toString())
      setSearch(next, { replace: true, preventScrollReset: true })
    }, settleMs)
    return () => clearTimeout(timer)
  }, [state, written, setSearch])
  return [state, change]
}

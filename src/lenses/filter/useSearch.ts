import { useEffect, useMemo, useReducer } from 'react'
import type { EventKind, LogItem, LogItems } from '@/domain/session/logItems.ts'
import { toMatcher } from '@/domain/session/query/matches.ts'
import { type ParsedQuery, parseQuery, type QueryProblem } from '@/domain/session/query/parseQuery.ts'
import { createSearch, type Hits } from '@/domain/session/search.ts'
import type { LensFilter, SessionView } from '../sessionView.ts'

export interface SessionSearch {
  /** What cannot be read in the query; the kinds still apply. */
  problem: QueryProblem | null
  /** The items that fit; null when the filter lets everything through. */
  hits: Hits | null
  /** Whether older items are still to be looked at. */
  isReading: boolean
  /** Items looked at so far. */
  readCount: number
}

/** How much of a frame may go into looking through payloads. */
const budgetMs = 6

/** The items of a session that fit a filter. Long logs are looked through a little in each frame, newest first. */
export function useSearch(session: Pick<SessionView, 'items' | 'rawJson'>, filter: LensFilter): SessionSearch {
  const { items, rawJson } = session
  const { query: text, hiddenKinds } = filter
  const parsed = useMemo(() => parseQuery(text), [text])
  const search = useMemo(() => {
    const fits = toTest(parsed, hiddenKinds, rawJson)
    return fits && createSearch(fits)
  }, [parsed, hiddenKinds, rawJson])
  const [, readMore] = useReducer((count: number) => count + 1, 0)

  // Reading on while drawing is safe to repeat: what was read once is not read again. So the first picture has hits.
  search?.update(items)
  const end = performance.now() + budgetMs
  const isReading = search ? !search.read(() => performance.now() >= end) : false
  useEffect(() => {
    if (!isReading) return
    const timer = setTimeout(readMore, 0)
    return () => clearTimeout(timer)
  })
  return {
    problem: parsed.problem,
    hits: search?.hits() ?? null,
    isReading,
    readCount: search?.readCount() ?? items.length,
  }
}

type Fits = (item: LogItem, items: LogItems) => boolean

/** Null when everything fits. A gap fits wherever nothing particular is asked for: it is no event, but it is news. */
function toTest(
  { query }: ParsedQuery,
  hiddenKinds: ReadonlySet<EventKind>,
  rawJson: SessionView['rawJson'],
): Fits | null {
  const isAsking = query !== null && query.terms.length > 0
  if (!isAsking && hiddenKinds.size === 0) return null
  // The log the items came from last: turn numbers are read from it.
  let log: LogItems | null = null
  const turnNumber = ({ index }: LogItem) => log?.turnAt(index)?.number ?? null
  const isMatch = isAsking ? toMatcher(query, { turnNumber, rawJson }) : null
  return (item, items) => {
    log = items
    if (item.source === 'gap') return !isAsking
    return !hiddenKinds.has(item.kind) && (isMatch === null || isMatch(item))
  }
}

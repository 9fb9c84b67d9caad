import { useEffect, useRef, useState } from 'react'
import type { Timeline } from '@/domain/session/timeline.ts'
import { summariseNews, urgentNews } from './sayNews.ts'

const everyMs = 5000

/**
 * Says what happens to people who hear the page: a summary at most every five seconds, errors and approvals at once.
 * What was there at the beginning is not said.
 */
export function TranscriptAnnouncer({ timeline, version }: { timeline: Timeline; version: number }) {
  const [summary, setSummary] = useState('')
  const [urgent, setUrgent] = useState('')
  const said = useRef<Set<string> | null>(null)
  const latest = useRef(timeline)
  latest.current = timeline

  // biome-ignore lint/correctness/useExhaustiveDependencies: the timeline keeps its identity while it grows; the version tells
  useEffect(() => {
    const news = urgentNews(timeline)
    const before = said.current
    said.current = new Set([...(before ?? []), ...news.keys()])
    const fresh = before ? [...news].filter(([key]) => !before.has(key)).map(([, text]) => text) : []
    if (fresh.length > 0) setUrgent(fresh.join('. '))
  }, [timeline, version])

  useEffect(() => {
    let lastKey = latest.current.at(latest.current.length - 1)?.eventId
    const timer = setInterval(() => {
      const rows = latest.current
      const text = lastKey === undefined ? '' : summariseNews(rows, rows.indexOf(lastKey) + 1)
      lastKey = rows.at(rows.length - 1)?.eventId
      if (text) setSummary(text)
    }, everyMs)
    return () => clearInterval(timer)
  }, [])

  return (
    <div className="sr-only">
      <p aria-live="polite">{summary}</p>
      <p aria-live="assertive">{urgent}</p>
    </div>
  )
}

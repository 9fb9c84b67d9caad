import type { Timeline, TimelineRow } from '@/domain/session/timeline.ts'
import { rowName } from './rowKind.ts'

const watchedRows = 40

/** What must be said at once among the last rows: errors, and what waits for a person. Keyed, so each is said once. */
export function urgentNews(timeline: Timeline): Map<string, string> {
  const news = new Map<string, string>()
  for (let index = Math.max(0, timeline.length - watchedRows); index < timeline.length; index += 1) {
    const row = timeline.at(index)
    if (row?.kind === 'call' && row.outcome === 'waiting')
      news.set(`${row.key} waits`, `${row.name} waits for you: ${row.summary}`)
    if (row?.kind === 'call' && row.outcome === 'failed') news.set(`${row.key} failed`, `${row.name} failed`)
    if (row?.kind === 'note' && row.tone === 'error') news.set(row.key, row.text)
  }
  return news
}

/** The rows behind a key in one sentence: `2 tool calls, 1 message. Latest: Bash: ok`. Empty when there are none. */
export function summariseNews(timeline: Timeline, firstIndex: number): string {
  const counts = new Map<string, number>()
  let latest: TimelineRow | undefined
  for (let index = firstIndex; index < timeline.length; index += 1) {
    const row = timeline.at(index)
    const noun = row && nouns[row.kind]
    if (!row || !noun) continue
    counts.set(noun, (counts.get(noun) ?? 0) + 1)
    latest = row
  }
  if (!latest) return ''
  const parts = [...counts].map(([noun, count]) => `${count} ${noun}${count === 1 ? '' : 's'}`)
  return `${parts.join(', ')}. Latest: ${rowName(latest)}`
}

const nouns: Partial<Record<TimelineRow['kind'], string>> = {
  call: 'tool call',
  message: 'message',
  thinking: 'thought',
  unknown: 'unknown event',
}

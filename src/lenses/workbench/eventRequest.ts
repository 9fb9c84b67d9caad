import type { LogItems } from '@/domain/session/logItems.ts'
import type { SessionView } from '@/lenses/sessionView.ts'

/**
 * The API request that reads one event: there is none by id, so it is the first one behind its neighbour. The path is
 * relative to the API's base URL.
 */
export function eventRequest(
  { items, isComplete }: Pick<SessionView, 'items' | 'isComplete'>,
  sessionId: string,
  eventId: string,
): { method: 'GET'; path: string } {
  const path = `/sessions/${encodeURIComponent(sessionId)}/events`
  const index = items.indexOf(eventId)
  const before = neighbour(items, index, -1)
  if (before) return { method: 'GET', path: `${path}?after_id=${encodeURIComponent(before)}&limit=1` }
  const after = isComplete ? null : neighbour(items, index, 1)
  if (after) return { method: 'GET', path: `${path}?order=desc&after_id=${encodeURIComponent(after)}&limit=1` }
  return { method: 'GET', path: `${path}?limit=1` }
}

function neighbour(items: LogItems, index: number, step: 1 | -1): string | null {
  if (index === -1) return null
  for (let at = index + step; ; at += step) {
    const item = items.at(at)
    if (!item) return null
    if (item.source !== 'gap') return item.id
  }
}

/** The parts of a path as code writes it: `content[0].text`, `headers["x-id"]`. */
export function toPathParts(path: string): string[] {
  const part = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/g
  return [...path.matchAll(part)].map(([, index, quoted, name]) =>
    quoted === undefined ? (index ?? name ?? '') : String(JSON.parse(quoted)),
  )
}

import type { LogItem } from '@/domain/session/logItems.ts'
import type { SessionView } from '../sessionView.ts'

/** What an event is for moving to the next of its kind: calls, results and the two ends of a span are kinds of their own. */
function kindOf({ kind, type }: LogItem): string {
  if (kind === 'span') return type
  if (kind !== 'tool') return kind
  return /tool_result$/.test(type) ? 'tool result' : 'tool call'
}

/** The nearest event of the same kind in one direction; null when there is none in the loaded log. */
export function nextOfKind({ items }: SessionView, eventId: string, by: 1 | -1): string | null {
  const from = items.indexOf(eventId)
  const item = items.at(from)
  if (!item) return null
  const wanted = kindOf(item)
  for (let at = from + by; at >= 0 && at < items.length; at += by) {
    const other = items.at(at)
    if (other && other.source !== 'gap' && kindOf(other) === wanted) return other.id
  }
  return null
}

import type { LogItems } from '@/domain/session/logItems.ts'
import type { EventRows } from './eventRows.ts'

/** The events of a stretch of rows as JSON lines: the text as it came, each event on a line of its own. */
export function toJsonLines(
  items: LogItems,
  rows: EventRows,
  range: { from: number; to: number },
  rawJson: (eventId: string) => string | undefined,
): { text: string; count: number } {
  const lines: string[] = []
  for (let position = range.from; position <= range.to; position += 1) {
    const row = rows.at(position)
    const item = row?.kind === 'event' ? items.at(row.index) : undefined
    const json = item && rawJson(item.id)
    // A line break between two values means nothing; inside of a value JSON has none.
    if (json !== undefined) lines.push(json.replace(/[\r\n]+/g, ' '))
  }
  return { text: lines.map((line) => `${line}\n`).join(''), count: lines.length }
}

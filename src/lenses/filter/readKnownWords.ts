import type { LogItems } from '@/domain/session/logItems.ts'
import type { KnownWords } from '@/domain/session/query/suggest.ts'

/** How far back is looked for words: enough to know a session by, and quick. */
const furthest = 5000

/** The types, tools and threads of the latest events, for completion. */
export function readKnownWords(items: LogItems): KnownWords {
  const types = new Set<string>()
  const names = new Set<string>()
  const threads = new Set<string>()
  for (let index = items.length - 1; index >= Math.max(0, items.length - furthest); index -= 1) {
    const item = items.at(index)
    if (!item || item.source === 'gap') continue
    types.add(item.type)
    if (item.name !== null) names.add(item.name)
    if (item.threadId !== null) threads.add(item.threadId)
  }
  const sorted = (words: Set<string>) => [...words].sort()
  return { types: sorted(types), names: sorted(names), threads: sorted(threads) }
}

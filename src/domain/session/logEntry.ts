import type { EntryFacts } from './entryFacts.ts'
import type { PayloadRef } from './payloads.ts'
import type { Cell } from './rowList.ts'

/** One event as the log keeps it. */
export interface LogEntry {
  id: string
  hasOwnId: boolean
  /** Place in the log's order; grows along it, with negative numbers for what was prepended. */
  seq: number
  facts: EntryFacts
  /** What a list said counts more than what a stream said. Null for a gap, which is no event. */
  source: 'list' | 'stream' | null
  payload: PayloadRef | null
  /** The row that shows it; null when the row of its turn stands for it. */
  cell: Cell | null
}

export interface FoundCount {
  count: number
  /** Position of the hit the reader is at, from 0; null when at none. */
  position: number | null
  /** Whether older events are still looked through. */
  isReading: boolean
}

/** How much was found: `3 of 412`, `412 hits`, `412 so far`, `no hits`. */
export function sayFound({ count, position, isReading }: FoundCount): string {
  const total = count.toLocaleString('en')
  if (position !== null) return `${(position + 1).toLocaleString('en')} of ${total}${isReading ? '+' : ''}`
  if (isReading) return `${total} so far`
  if (count === 0) return 'no hits'
  return `${total} ${count === 1 ? 'hit' : 'hits'}`
}

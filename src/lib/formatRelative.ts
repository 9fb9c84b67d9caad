const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "just now", "2 min ago", "3 h ago", "yesterday", "5 days ago", then a date. Both instants in ms since the epoch. */
export function formatRelative(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs
  if (ageMs < minute) return 'just now'
  if (ageMs < hour) return `${Math.floor(ageMs / minute)} min ago`
  if (ageMs < day) return `${Math.floor(ageMs / hour)} h ago`
  if (ageMs < 2 * day) return 'yesterday'
  if (ageMs < 30 * day) return `${Math.floor(ageMs / day)} days ago`
  return new Date(atMs).toISOString().slice(0, 10)
}

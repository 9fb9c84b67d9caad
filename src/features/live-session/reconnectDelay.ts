const firstMs = 500
const longestMs = 10_000

/**
 * How long to wait before the next connection: 500 ms, doubled with each attempt up to 10 s, times a random factor of
 * 0.5 to 1 so that many pages do not come back at once. What the server asks for wins.
 */
export function reconnectDelay(attempt: number, random: () => number, retryAfterMs: number | null = null): number {
  if (retryAfterMs !== null) return retryAfterMs
  return Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20)) * (0.5 + random() / 2)
}

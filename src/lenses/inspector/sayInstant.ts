import { sayClock } from '../quantities.ts'

/** An instant to the millisecond, in the reader's time zone: `09:27:11.941`. */
export function sayInstant(atMs: number): string {
  const wholeMs = Math.floor(atMs)
  return `${sayClock(wholeMs)}.${String(((wholeMs % 1000) + 1000) % 1000).padStart(3, '0')}`
}

/** A distance in time with its sign: `+9.9 s`. */
export function saySince(ms: number): string {
  const sign = ms < 0 ? '−' : '+'
  const size = Math.abs(ms)
  if (size < 1000) return `${sign}${Math.round(size)} ms`
  return size < 100_000 ? `${sign}${(size / 1000).toFixed(1)} s` : `${sign}${Math.round(size / 1000)} s`
}

import { formatDuration } from '@/lib/formatDuration.ts'

/** What the time column shows: since the turn began, the clock, or since the row above. */
export type TimeMode = 'offset' | 'clock' | 'step'

export const nextTimeMode: Record<TimeMode, TimeMode> = { offset: 'clock', clock: 'step', step: 'offset' }

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hour12: false,
})
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })

/** Wall-clock time of an instant (milliseconds since the epoch) in the reader's zone: `09:27:02.118`. */
export const sayInstant = (atMs: number): string => clock.format(atMs)

/** The reader's time zone at an instant: `CET`, `UTC`, `GMT+2`. */
export function sayZone(atMs: number): string {
  return zone.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** The heading of the time column. */
export function sayTimeMode(mode: TimeMode, atMs: number): string {
  if (mode === 'clock') return `Clock, ${sayZone(atMs)}`
  return mode === 'offset' ? 'In the turn' : 'Since above'
}

/** Time since a beginning, with four digits where it has them: `+0.118`, `+14.77`, `+412.0`, `+1:04:05`. */
export function sayOffset(ms: number): string {
  const sign = ms < 0 ? '−' : '+'
  const seconds = Math.abs(ms) / 1000
  if (seconds < 9.9995) return `${sign}${seconds.toFixed(3)}`
  if (seconds < 99.995) return `${sign}${seconds.toFixed(2)}`
  if (seconds < 3600) return `${sign}${seconds.toFixed(1)}`
  const whole = Math.round(seconds)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${sign}${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** Time between two events; a dash when one of them has no time. */
export function sayStep(atMs: number | null | undefined, beforeMs: number | null | undefined): string {
  if (atMs == null || beforeMs == null) return '—'
  const ms = atMs - beforeMs
  return ms < 0 ? `−${formatDuration(-ms)}` : formatDuration(ms)
}

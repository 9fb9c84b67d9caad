/** Seconds since a turn began, as the offset column shows them: `0.4`, `17.1`, `412`, `1:04:05`. */
export function sayOffset(ms: number): string {
  const seconds = Math.max(0, ms) / 1000
  if (seconds < 100) return seconds.toFixed(1)
  if (seconds < 3600) return String(Math.round(seconds))
  const whole = Math.round(seconds)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
}

/** A size in bytes: `214 B`, `214 kB`, `1.2 MB`. */
export function saySize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${bytes < 9950 ? trim(bytes / 1000) : Math.round(bytes / 1000)} kB`
  return `${trim(bytes / 1_000_000)} MB`
}

/** `1 line`, `5,000 lines`. */
export function sayCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })

/** Wall-clock time of an instant (milliseconds since the epoch), in the reader's time zone: `09:27:02`. */
export function sayClock(atMs: number): string {
  return clock.format(atMs)
}

const trim = (value: number) => value.toFixed(1).replace(/\.0$/, '')

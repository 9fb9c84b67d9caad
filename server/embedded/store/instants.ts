let lastMicros = 0

/** Microseconds since 1970 as RFC 3339 UTC with six digits; such strings sort as the instants do. */
export function toInstant(micros: number): string {
  const ms = Math.floor(micros / 1000)
  const rest = String(micros - ms * 1000).padStart(3, '0')
  return `${new Date(ms).toISOString().slice(0, -1)}${rest}Z`
}

/** The instant in microseconds, finer digits cut off; undefined when the text is not RFC 3339. */
export function toMicros(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d{1,12}))?([Zz]|[+-]\d\d:\d\d)$/.exec(text)
  if (!match) return undefined
  const [, date, time, fraction = '', zone = 'Z'] = match
  const ms = Date.parse(`${date}T${time}${zone.toUpperCase()}`)
  return Number.isNaN(ms) ? undefined : ms * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'))
}

/** Now, later than every instant this function gave before in this process. */
export function nowInstant(): string {
  lastMicros = Math.max(Date.now() * 1000, lastMicros + 1)
  return toInstant(lastMicros)
}

/** Now, but later than `previous`: what keeps a session's events in order when the clock was set back. */
export function instantAfter(previous: string | undefined): string {
  const before = previous === undefined ? 0 : (toMicros(previous) ?? 0)
  return toInstant(Math.max(Date.now() * 1000, before + 1))
}

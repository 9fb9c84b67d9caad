const instant = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:[.,](\d+))?(Z|z|[+-]\d{2}:?\d{2})?$/

/** Milliseconds since the epoch, with the fraction that `Date` would cut off; null for anything but an RFC 3339 instant. */
export function parseInstant(text: string | null): number | null {
  const match = text === null ? null : instant.exec(text.trim())
  if (!match) return null
  const [, date, time, fraction = '', zone = 'Z'] = match
  const whole = Date.parse(
    `${date}T${time}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()}`,
  )
  if (Number.isNaN(whole)) return null
  return whole + (fraction === '' ? 0 : Number(`0.${fraction}`) * 1000)
}

/** The schedules people usually mean; everything else a cron expression can say is `custom`. */
export type Cadence =
  | { kind: 'hourly'; minute: number }
  | { kind: 'daily' | 'weekdays'; time: string }
  | { kind: 'weekly'; day: number; time: string }
  | { kind: 'monthly'; day: number; time: string }
  | { kind: 'custom' }

export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** What an expression means, when it is one of the usual ones. */
export function readCadence(expression: string): Cadence {
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...rest] = expression.trim().split(/\s+/)
  const minutes = toNumber(minute, 59)
  if (rest.length > 0 || minutes === null || month !== '*') return { kind: 'custom' }
  if (hour === '*' && day === '*' && weekday === '*') return { kind: 'hourly', minute: minutes }
  const hours = toNumber(hour, 23)
  if (hours === null) return { kind: 'custom' }
  const time = `${twoDigits(hours)}:${twoDigits(minutes)}`
  if (day === '*' && weekday === '*') return { kind: 'daily', time }
  if (day === '*' && (weekday === '1-5' || weekday.toUpperCase() === 'MON-FRI')) return { kind: 'weekdays', time }
  const ofWeek = toNumber(weekday, 7)
  if (day === '*' && ofWeek !== null) return { kind: 'weekly', day: ofWeek % 7, time }
  const ofMonth = toNumber(day, 31)
  if (weekday === '*' && ofMonth !== null && ofMonth > 0) return { kind: 'monthly', day: ofMonth, time }
  return { kind: 'custom' }
}

export function toExpression(cadence: Exclude<Cadence, { kind: 'custom' }>): string {
  if (cadence.kind === 'hourly') return `${cadence.minute} * * * *`
  const [hours = '0', minutes = '0'] = cadence.time.split(':')
  const at = `${Number(minutes)} ${Number(hours)}`
  switch (cadence.kind) {
    case 'daily':
      return `${at} * * *`
    case 'weekdays':
      return `${at} * * 1-5`
    case 'weekly':
      return `${at} * * ${cadence.day}`
    case 'monthly':
      return `${at} ${cadence.day} * *`
  }
}

/** A schedule in words; an unusual expression speaks for itself. */
export function sayCadence(expression: string): string {
  const cadence = readCadence(expression)
  switch (cadence.kind) {
    case 'hourly':
      return cadence.minute === 0 ? 'every hour' : `every hour at :${twoDigits(cadence.minute)}`
    case 'daily':
      return `every day at ${cadence.time}`
    case 'weekdays':
      return `Monday to Friday at ${cadence.time}`
    case 'weekly':
      return `every ${weekdayNames[cadence.day] ?? 'week'} at ${cadence.time}`
    case 'monthly':
      return `on day ${cadence.day} of the month at ${cadence.time}`
    case 'custom':
      return expression
  }
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

function toNumber(text: string, most: number): number | null {
  return /^\d{1,2}$/.test(text) && Number(text) <= most ? Number(text) : null
}

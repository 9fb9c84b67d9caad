import { Cron } from 'croner'

/** When something is due, as a person wrote it: five fields, and the zone whose clock they mean. */
export interface Schedule {
  expression: string
  timezone: string
}

export interface ScheduleFault {
  field: 'expression' | 'timezone'
  message: string
}

const names = /^(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|MON|TUE|WED|THU|FRI|SAT|SUN)$/i
const fieldNames = ['minute', 'hour', 'day of the month', 'month', 'day of the week'] as const

/** What is wrong with a schedule; null when it can be used. `nowMs` decides whether it will ever come due. */
export function findScheduleFault(schedule: Schedule, nowMs: number): ScheduleFault | null {
  if (!isTimeZone(schedule.timezone))
    return {
      field: 'timezone',
      message: `'${schedule.timezone}' is not a time zone. Use a name such as 'Europe/Berlin'.`,
    }
  const message = findExpressionFault(schedule.expression)
  if (message !== null) return { field: 'expression', message }
  if (nextDue(schedule, nowMs) === null)
    return { field: 'expression', message: `The cron expression '${schedule.expression}' never comes due.` }
  return null
}

function findExpressionFault(expression: string): string | null {
  const fields = expression.trim().split(/\s+/)
  if (expression.trim().startsWith('@')) return `A cron expression has five fields; '${expression.trim()}' is not one.`
  if (fields.length !== fieldNames.length)
    return `A cron expression has five fields: ${fieldNames.join(', ')}. '${expression}' has ${fields.length}.`
  for (const [index, field] of fields.entries()) {
    const words = field.split(/[\d*,/-]+/).filter(Boolean)
    const wrong = words.find((word) => !names.test(word))
    if (wrong !== undefined) return `The ${fieldNames[index]} '${field}' holds '${wrong}', which is not allowed.`
  }
  try {
    new Cron(fields.join(' '), { paused: true, mode: '5-part' })
    return null
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^\w+: /, '') : String(error)
    return `The cron expression '${expression}' cannot be read: ${reason.replace(/\.$/, '')}.`
  }
}

/** An IANA name; an offset such as `+02:00` is none, it knows nothing of daylight saving. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The first `count` times after `afterMs`, in ms. A time that daylight saving skips is due right behind the gap; one it repeats, once. */
export function dueTimes(schedule: Schedule, afterMs: number, count: number): number[] {
  return toCron(schedule)
    .nextRuns(count, new Date(afterMs))
    .map((at) => at.getTime())
}

/** The first time after `afterMs`; null when there is none. */
export function nextDue(schedule: Schedule, afterMs: number): number | null {
  return dueTimes(schedule, afterMs, 1)[0] ?? null
}

/** The last time up to and including `nowMs`; null when there was none. */
export function lastDue(schedule: Schedule, nowMs: number): number | null {
  const [last] = toCron(schedule).previousRuns(1, new Date(nowMs + 1))
  return last?.getTime() ?? null
}

function toCron({ expression, timezone }: Schedule): Cron {
  return new Cron(expression.trim().split(/\s+/).join(' '), { timezone, paused: true, mode: '5-part' })
}

import { randomBytes } from 'node:crypto'

let lastMs = 0
let counter = 0

/**
 * Prefix and 32 lower-case hex digits of a UUIDv7. Ids of one process sort in the order in which they were made: the
 * twelve bits behind the millisecond count up, and a full counter borrows the next millisecond.
 */
export function createId(prefix: string): string {
  const nowMs = Date.now()
  if (nowMs > lastMs) {
    lastMs = nowMs
    counter = 0
  } else if (counter < 0xfff) {
    counter += 1
  } else {
    lastMs += 1
    counter = 0
  }
  const random = randomBytes(8)
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80
  const time = lastMs.toString(16).padStart(12, '0')
  return `${prefix}_${time}7${counter.toString(16).padStart(3, '0')}${random.toString('hex')}`
}

/** Whether `value` could be an id that `createId` made with this prefix. */
export function isId(prefix: string, value: string): boolean {
  return value.startsWith(`${prefix}_`) && /^[0-9a-f]{32}$/.test(value.slice(prefix.length + 1))
}

/** Whether `value` can stand where events are named: those of a recording may have been made by another service. */
export const isPlainName = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w.:-]{1,200}$/.test(value)

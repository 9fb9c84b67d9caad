import type { Json } from '../../canonical.ts'
import { ExactInteger } from '../../exactJson.ts'

/** JSON on one line with the keys of every object in alphabetical order, as the service writes it on streams. */
export function sortedJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (value instanceof ExactInteger) return value.digits
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key]
      return member === undefined ? [] : [`${JSON.stringify(key)}:${sortedJson(member)}`]
    })
  return `{${members.join(',')}}`
}

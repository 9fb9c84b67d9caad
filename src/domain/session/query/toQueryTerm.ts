import { printTerm } from './query.ts'

/**
 * The term that includes or excludes events by one value of their JSON, for example `input.command:"ls"`. `path` leads
 * to the value from the top; numbers too large to be exact are given as their digits. Null for objects and lists.
 */
export function toQueryTerm(path: readonly (string | number)[], value: unknown, isExcluded: boolean): string | null {
  if (path.length === 0 || (typeof value === 'object' && value !== null) || value === undefined) return null
  return printTerm({ isExcluded, field: 'json', path: path.map(String), value: String(value) })
}

/** Adds a term to a query, or takes it away when it stands there already. */
export function toggleTerm(query: string, term: string): string {
  const padded = ` ${query.trim()} `
  const place = padded.indexOf(` ${term} `)
  if (place === -1) return `${query.trim()} ${term}`.trim()
  return `${padded.slice(0, place)} ${padded.slice(place + term.length + 2)}`.trim()
}

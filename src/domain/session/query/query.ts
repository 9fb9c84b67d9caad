/** Something a log item has to fulfil, or must not when it is excluded. */
export type QueryTerm = { isExcluded: boolean } & (
  | { field: 'type' | 'name' | 'thread' | 'id' | 'text'; value: string }
  | { field: 'error'; value: boolean }
  | { field: 'turn'; value: number }
  /** The amount is kept as written, so that a printed query is the query that was read. */
  | { field: 'dur'; comparison: '<' | '<=' | '>' | '>='; amount: string; unit: DurationUnit }
  | { field: 'json'; path: readonly string[]; value: string }
)

export type DurationUnit = 'ms' | 's' | 'm' | 'h'

/** All terms have to hold. No term at all finds everything. */
export interface Query {
  terms: readonly QueryTerm[]
}

export const queryFields = ['type', 'name', 'error', 'dur', 'turn', 'thread', 'id'] as const

/** A name in a path that needs no quotes. */
export const plainName = /^[A-Za-z_][\w-]*$/

export const printQuery = ({ terms }: Query): string => terms.map(printTerm).join(' ')

export function printTerm(term: QueryTerm): string {
  return `${term.isExcluded ? '-' : ''}${printPositive(term)}`
}

function printPositive(term: QueryTerm): string {
  switch (term.field) {
    case 'text':
      return /^-|[\s":]/.test(term.value) ? JSON.stringify(term.value) : term.value
    case 'dur':
      return `dur:${term.comparison}${term.amount}${term.unit}`
    case 'json':
      return `${printPath(term.path)}:${JSON.stringify(term.value)}`
    case 'error':
    case 'turn':
      return `${term.field}:${term.value}`
    default:
      return `${term.field}:${/[\s"]|^\/\//.test(term.value) ? JSON.stringify(term.value) : term.value}`
  }
}

/** A path of one name begins with a dot, which tells it from the fields of the language. */
function printPath(path: readonly string[]): string {
  const names = path.map((name) => (/^\d+$/.test(name) || plainName.test(name) ? name : JSON.stringify(name)))
  return path.length > 1 && plainName.test(path[0] ?? '') ? names.join('.') : `.${names.join('.')}`
}

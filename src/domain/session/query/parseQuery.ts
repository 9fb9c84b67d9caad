import { plainName, type Query, type QueryTerm, queryFields } from './query.ts'

/** What is wrong with a query, and where: an index into its text. */
export interface QueryProblem {
  message: string
  position: number
}

export type ParsedQuery = { query: Query; problem: null } | { query: null; problem: QueryProblem }

/** Reads `type:tool name:Bash -error:true dur:>5s "plain words" input.command:"ls"`. Terms are joined by "and". */
export function parseQuery(text: string): ParsedQuery {
  const terms: QueryTerm[] = []
  let at = 0
  while (true) {
    while (/\s/.test(text[at] ?? '')) at += 1
    if (at >= text.length) return { query: { terms }, problem: null }
    const read = readTerm(text, at)
    if ('message' in read) return { query: null, problem: read }
    terms.push(read.term)
    at = read.end
  }
}

const problem = (message: string, position: number): QueryProblem => ({ message, position })

function readTerm(text: string, start: number): { term: QueryTerm; end: number } | QueryProblem {
  const isExcluded = text[start] === '-' && /\S/.test(text[start + 1] ?? '')
  const from = isExcluded ? start + 1 : start
  const path = readPath(text, from)
  if (path && 'message' in path) return path
  const value = readValue(text, path ? path.end : from)
  if ('message' in value) return value
  const { end } = value
  if (!path) {
    if (value.value === '') return problem('There is nothing between the quotes. Write what to search for.', from)
    return { term: { isExcluded, field: 'text', value: value.value }, end }
  }
  if (path.isField) {
    const read = readField(path.names[0] ?? '', value.value, from, path.end)
    return 'message' in read ? read : { term: { isExcluded, ...read }, end }
  }
  if (path.end === end) return problem('Write a value behind the colon, or "" for an empty one.', path.end)
  return { term: { isExcluded, field: 'json', path: path.names, value: value.value }, end }
}

interface Path {
  names: string[]
  /** A single name without a dot in front: a field of the language. */
  isField: boolean
  /** Behind the colon. */
  end: number
}

/** Null when what stands here is a plain word. */
function readPath(text: string, start: number): Path | QueryProblem | null {
  const hasDot = text[start] === '.'
  const names: string[] = []
  let at = hasDot ? start + 1 : start
  while (true) {
    if (text[at] === '"') {
      const quoted = readQuoted(text, at)
      if ('message' in quoted) return quoted
      names.push(quoted.value)
      at = quoted.end
    } else {
      const name = /^[\w-]+/.exec(text.slice(at, at + 500))?.[0] ?? ''
      if (name === '' || (names.length === 0 && !hasDot && !plainName.test(name))) return null
      names.push(name)
      at += name.length
    }
    if (text[at] !== '.') break
    at += 1
  }
  // Addresses are words, not fields.
  if (text[at] !== ':' || text.startsWith('://', at)) return null
  return { names, isField: !hasDot && names.length === 1 && text[start] !== '"', end: at + 1 }
}

function readValue(text: string, start: number): { value: string; end: number } | QueryProblem {
  if (text[start] === '"') {
    const quoted = readQuoted(text, start)
    if ('message' in quoted) return quoted
    if (/\S/.test(text[quoted.end] ?? '')) return problem('Write a space behind the closing quote.', quoted.end)
    return quoted
  }
  const length = text.slice(start).search(/\s/)
  const end = length === -1 ? text.length : start + length
  return { value: text.slice(start, end), end }
}

/** Reads a JSON string. */
function readQuoted(text: string, start: number): { value: string; end: number } | QueryProblem {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') {
      try {
        return { value: String(JSON.parse(text.slice(start, at + 1))), end: at + 1 }
      } catch {
        return problem('This text cannot be read. Write \\\\ for a backslash and \\" for a quote.', start)
      }
    }
  }
  return problem('The closing quote is missing.', start)
}

type FieldTerm = QueryTerm extends infer Term ? (Term extends unknown ? Omit<Term, 'isExcluded'> : never) : never

function readField(name: string, value: string, start: number, valueAt: number): FieldTerm | QueryProblem {
  if (!queryFields.some((field) => field === name)) {
    return problem(
      `“${name}” is not a field. Fields are ${queryFields.join(', ')}; write .${name}: to search the JSON, or quotes around plain words.`,
      start,
    )
  }
  if (value === '') return problem(`Write a value behind ${name}:`, valueAt)
  switch (name) {
    case 'type':
    case 'name':
    case 'thread':
    case 'id':
      return { field: name, value }
    case 'error':
      if (value === 'true' || value === 'false') return { field: 'error', value: value === 'true' }
      return problem('error: is followed by true or false.', valueAt)
    case 'turn':
      if (/^[1-9]\d{0,8}$/.test(value)) return { field: 'turn', value: Number(value) }
      return problem('turn: is followed by a number from 1 on.', valueAt)
    default: {
      const [, comparison, amount, unit] = /^(<=|>=|<|>)(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(value) ?? []
      if (!amount) return problem('dur: is followed by <, <=, > or >= and a time such as 5s, 300ms or 2m.', valueAt)
      // The expression above lets nothing else through.
      return { field: 'dur', comparison, amount, unit } as FieldTerm
    }
  }
}

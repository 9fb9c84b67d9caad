import { isRecord } from '../../json.ts'
import type { LogItem } from '../logItems.ts'
import type { DurationUnit, Query, QueryTerm } from './query.ts'

/** What a term may ask of an item beside the item itself. */
export interface MatchContext {
  /** Number of the item's turn; null outside of any. */
  turnNumber(item: LogItem): number | null
  /** The event's JSON exactly as received. */
  rawJson(eventId: string): string | undefined
}

const unitMs: Record<DurationUnit, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Whether the query has to look into payloads: reading them takes time. */
export const readsPayloads = ({ terms }: Query): boolean =>
  terms.some(({ field }) => field === 'text' || field === 'json')

/** Whether an item fulfils a query. The cheap terms are asked first. */
export function matches({ terms }: Query, item: LogItem, context: MatchContext): boolean {
  const payload = lazy(() => toPayload(context.rawJson(item.id) ?? ''))
  const isCheap = ({ field }: QueryTerm) => field !== 'text' && field !== 'json'
  const fulfils = (term: QueryTerm) => holds(term, item, context, payload) !== term.isExcluded
  return terms.filter(isCheap).every(fulfils) && terms.every((term) => isCheap(term) || fulfils(term))
}

interface Payload {
  raw: string
  /** Lower case, with escapes written out. */
  text: string
  /** Undefined when it is no JSON. */
  json(): unknown
}

function holds(term: QueryTerm, item: LogItem, context: MatchContext, payload: () => Payload): boolean {
  switch (term.field) {
    case 'type':
      return isOfType(item, term.value.toLowerCase())
    case 'name':
      return item.name?.toLowerCase() === term.value.toLowerCase()
    case 'error':
      return item.isError === term.value
    case 'turn':
      return context.turnNumber(item) === term.value
    case 'thread':
      return item.threadId === null ? term.value === 'main' : item.threadId.startsWith(term.value)
    case 'id':
      return item.id.startsWith(term.value)
    case 'dur':
      return item.durationMs !== null && compare(item.durationMs, term)
    case 'text':
      return payload().text.includes(term.value.toLowerCase())
    case 'json':
      return hasValue(payload().json(), term.path, term.value, payload().raw)
  }
}

function isOfType({ type, kind }: LogItem, value: string): boolean {
  if (kind === value || type.startsWith(value) || type.includes(`.${value}`)) return true
  return value === 'tool' && /\.(\w+_)?tool_(use|result)$/.test(type)
}

function compare(durationMs: number, term: Extract<QueryTerm, { field: 'dur' }>): boolean {
  const limitMs = Number(term.amount) * unitMs[term.unit]
  switch (term.comparison) {
    case '<':
      return durationMs < limitMs
    case '<=':
      return durationMs <= limitMs
    case '>':
      return durationMs > limitMs
    case '>=':
      return durationMs >= limitMs
  }
}

/** A name that a list does not have is looked for in each of its members. */
function hasValue(json: unknown, path: readonly string[], value: string, raw: string): boolean {
  const [name, ...rest] = path
  if (name === undefined) return isValue(json, value, raw)
  if (Array.isArray(json)) {
    const index = Number(name)
    if (Number.isInteger(index)) return index < json.length && hasValue(json[index], rest, value, raw)
    return json.some((member) => hasValue(member, path, value, raw))
  }
  return isRecord(json) && Object.hasOwn(json, name) && hasValue(json[name], rest, value, raw)
}

function isValue(json: unknown, value: string, raw: string): boolean {
  if (typeof json === 'object' && json !== null) return false
  // A number beyond 2^53 loses digits when it is parsed; its own digits stand in the text.
  if (typeof json === 'number') return Number(value) === json && (Number.isSafeInteger(json) || raw.includes(value))
  return String(json) === value
}

function toPayload(raw: string): Payload {
  const json = lazy(() => {
    try {
      return JSON.parse(raw) as unknown
    } catch {
      return undefined // it has no values to find, only text
    }
  })
  const text = lazy(() => (raw.includes('\\') ? unescapeJson(raw) : raw).toLowerCase())
  return {
    raw,
    get text() {
      return text()
    },
    json,
  }
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

const unescapeJson = (raw: string): string =>
  raw.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, letter: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[letter] ?? letter),
  )

function lazy<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

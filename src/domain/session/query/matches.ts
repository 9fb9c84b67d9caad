import { isRecord } from '../../json.ts'
import type { LogItem } from '../logItems.ts'
import type { DurationUnit, Query, QueryTerm } from './query.ts'
import { toTextTest } from './toTextTest.ts'

/** What a term may ask of an item beside the item itself. */
export interface MatchContext {
  /** Number of the item's turn; null outside of any. */
  turnNumber(item: LogItem): number | null
  /** The event's JSON exactly as received. */
  rawJson(eventId: string): string | undefined
}

const unitMs: Record<DurationUnit, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Whether an item fulfils a query. */
export const matches = (query: Query, item: LogItem, context: MatchContext): boolean => toMatcher(query, context)(item)

/** A query made ready to be asked of many items. The cheap terms are asked first: reading payloads takes time. */
export function toMatcher({ terms }: Query, context: MatchContext): (item: LogItem) => boolean {
  const facts = terms.filter(({ field }) => field !== 'text' && field !== 'json')
  const contents = terms.flatMap((term) => toContentTest(term) ?? [])
  return (item) => {
    for (const term of facts) if (fits(term, item, context) === term.isExcluded) return false
    if (contents.length === 0) return true
    const payload = toPayload(context.rawJson(item.id) ?? '')
    return contents.every((isThere) => isThere(payload))
  }
}

function fits(term: QueryTerm, item: LogItem, context: MatchContext): boolean {
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
    case 'json':
      return false // asked of the payload instead
  }
}

/** Null for terms that need no payload. */
function toContentTest(term: QueryTerm): ((payload: Payload) => boolean) | null {
  if (term.field === 'text') {
    const find = toTextTest(term.value)
    return (payload) => find(payload.raw) !== term.isExcluded
  }
  if (term.field !== 'json') return null
  const { path, value, isExcluded } = term
  return ({ raw, json }) => hasValue(json(), path, value, raw) !== isExcluded
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

interface Payload {
  raw: string
  /** Undefined when it is no JSON. */
  json(): unknown
}

function toPayload(raw: string): Payload {
  let parsed: { value: unknown } | null = null
  return {
    raw,
    json() {
      parsed ??= { value: parse(raw) }
      return parsed.value
    },
  }
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined // it has no values to find, only text
  }
}

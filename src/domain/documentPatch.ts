import { isRecord, type Json } from './json.ts'

/** Whether two values of JSON say the same; the order of members does not count. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((item, index) => isSameJson(item, other[index]))
    )
  }
  if (!isRecord(one) || !isRecord(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSameJson(one[key], other[key]))
  )
}

/** The members in which two documents differ. */
export function changedMembers(from: Json, to: Json): string[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...keys].filter((key) => !isSameJson(from[key], to[key]))
}

/**
 * What an update sends to make `wanted` of `base`: only the members that differ. A member that is gone is cleared by
 * the empty value of its kind; metadata is patched key by key, as the API wants it.
 */
export function documentPatch(base: Json, wanted: Json): Json {
  return Object.fromEntries(
    changedMembers(base, wanted).map((key) => {
      if (key === 'metadata' && isMap(base.metadata) && isMap(wanted.metadata)) {
        return [key, mapPatch(base.metadata ?? {}, wanted.metadata ?? {})]
      }
      return [key, wanted[key] === undefined ? emptyOf(base[key]) : wanted[key]]
    }),
  )
}

const isMap = (value: unknown): value is Json | undefined => value === undefined || isRecord(value)

function mapPatch(base: Json, wanted: Json): Json {
  return Object.fromEntries(changedMembers(base, wanted).map((key) => [key, wanted[key] ?? null]))
}

function emptyOf(value: unknown): unknown {
  if (Array.isArray(value)) return []
  return typeof value === 'string' ? '' : null
}

/** My changes since `base`, on top of `theirs`, member by member as deep as objects go. Where both changed, mine is kept. */
export function rebaseDocument(base: Json, mine: Json, theirs: Json): Json {
  const merged: Json = { ...theirs }
  for (const key of changedMembers(base, mine)) {
    const [from, my, their] = [base[key], mine[key], theirs[key]]
    if (my === undefined) delete merged[key]
    else merged[key] = isRecord(my) && isRecord(their) ? rebaseDocument(isRecord(from) ? from : {}, my, their) : my
  }
  return merged
}

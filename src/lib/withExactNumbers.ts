import { childrenOf, decodeJsonString, type JsonNode } from './losslessJson.ts'

/** Whether a value holds a number that reading may have rounded: an integer beyond 2^53. */
export function hasRoundedNumber(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasRoundedNumber)
}

/** The members of an object by key, the last one where a key is given twice; none of anything else. */
export function membersByKey(node: JsonNode | null): ReadonlyMap<string, JsonNode> {
  const members = node?.kind === 'object' ? node.members : []
  return new Map(members.map(({ rawKey, value }) => [decodeJsonString(rawKey), value]))
}

/** A JSON value as a node to print, its numbers with the digits they have in `exact`, the same value as it was written. */
export function withExactNumbers(value: unknown, exact: JsonNode | null): JsonNode {
  if (Array.isArray(value)) {
    const items = exact ? childrenOf(exact) : []
    return { kind: 'array', items: value.map((item, index) => withExactNumbers(item, items[index]?.value ?? null)) }
  }
  if (typeof value === 'object' && value !== null) {
    const written = membersByKey(exact)
    const members = Object.entries(value).map(([key, member]) => ({
      rawKey: JSON.stringify(key),
      value: withExactNumbers(member, written.get(key) ?? null),
    }))
    return { kind: 'object', members }
  }
  const raw = JSON.stringify(value) ?? 'null'
  if (typeof value === 'number') return { kind: 'number', raw: exact?.kind === 'number' ? exact.raw : raw }
  return { kind: typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'boolean' : 'null', raw }
}

import { childrenOf, type JsonNode, parseJson, printJson } from './losslessJson.ts'
import { hasRoundedNumber, membersByKey, withExactNumbers } from './withExactNumbers.ts'

/** How objects and arrays were written that hold numbers which reading has rounded. */
const written = new WeakMap<object, JsonNode>()

/** So many digits in a row are needed for an integer beyond 2^53. */
const longNumber = /\d{16}/

/** JSON.parse, for values that `printExactly` is to print as they were written. Throws a SyntaxError as that does. */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (longNumber.test(text) && hasRoundedNumber(value)) remember(value, parseJson(text))
  return value
}

function remember(value: unknown, node: JsonNode | undefined): void {
  if (typeof value !== 'object' || value === null || !node) return
  written.set(value, node)
  if (Array.isArray(value)) {
    const items = childrenOf(node)
    for (const [index, item] of value.entries()) remember(item, items[index]?.value)
    return
  }
  const members = membersByKey(node)
  for (const [key, member] of Object.entries(value)) remember(member, members.get(key))
}

/** JSON text of a value: with every digit when it, or what it was taken from, came from `parseExactly`. */
export function printExactly(value: unknown, indent = 0): string {
  const node = typeof value === 'object' && value !== null ? written.get(value) : undefined
  if (node) return printJson(withExactNumbers(value, node), indent)
  return JSON.stringify(value, null, indent) ?? 'null'
}

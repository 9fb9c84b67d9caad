import { childrenOf, decodeJsonString, type JsonNode, parseJson } from '../../../lib/losslessJson.ts'

/**
 * Every string of some JSON without quotes and escapes, a member together with its key, which often says what the value
 * is. Of what is not JSON: the text itself.
 */
export function stringsIn(rawJson: string): string[] {
  let root: JsonNode
  try {
    root = parseJson(rawJson)
  } catch {
    return [rawJson]
  }
  const strings: string[] = []
  const open: JsonNode[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'string') strings.push(decodeJsonString(node.raw))
    for (const { rawKey, value } of childrenOf(node).toReversed()) {
      const key = rawKey === null ? null : decodeJsonString(rawKey)
      if (key !== null && value.kind === 'string') strings.push(`${key}: ${decodeJsonString(value.raw)}`)
      else {
        if (key !== null) strings.push(key)
        open.push(value)
      }
    }
  }
  return strings
}

/**
 * The exact text of each element of an array found under `key` at the top level of a JSON object. Parsing and writing
 * again would round integers beyond 2^53 and lose the sender's spelling. The text must already have been accepted by
 * `JSON.parse`; empty when there is no such array.
 */
export function jsonArrayItems(text: string, key: string): string[] {
  const items: string[] = []
  let depth = 0
  let itemStart = -1
  let isInArray = false
  let lastString = ''
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') {
      const end = endOfString(text, at)
      if (depth === 1) lastString = text.slice(at, end)
      if (isInArray && depth === 2 && itemStart === -1) itemStart = at
      at = end - 1
      continue
    }
    if (char === '[' || char === '{') {
      if (isInArray && depth === 2 && itemStart === -1) itemStart = at
      depth += 1
      if (depth === 2 && char === '[' && JSON.parse(lastString || '""') === key) {
        // Of a repeated key the last one counts, as for JSON.parse.
        items.length = 0
        isInArray = true
        itemStart = -1
      }
    } else if (isInArray && depth === 2 && (char === ',' || char === ']')) {
      if (itemStart !== -1) items.push(text.slice(itemStart, at).trimEnd())
      itemStart = -1
      if (char === ']') {
        isInArray = false
        depth -= 1
      }
    } else if (char === ']' || char === '}') {
      depth -= 1
    } else if (isInArray && depth === 2 && itemStart === -1 && !isSpace(char)) {
      itemStart = at
    }
  }
  return items
}

/** Index behind the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1)
  while (quote !== -1) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return quote + 1
    quote = text.indexOf('"', quote + 1)
  }
  return text.length
}

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\n' || char === '\t' || char === '\r'

/**
 * The exact text of a member at the top level of a JSON object, the last one when it is given twice; null when there is
 * none. Parsing and writing again would round integers beyond 2^53. The text must already have been accepted by
 * `JSON.parse`, or be the beginning of such a text.
 */
export function rawMember(text: string, key: string): string | null {
  let found: string | null = null
  let at = skipBlank(text, 0)
  if (text[at] !== '{') return null
  at = skipBlank(text, at + 1)
  while (text[at] === '"') {
    const keyEnd = endOfString(text, at)
    const name: unknown = JSON.parse(text.slice(at, keyEnd))
    const start = skipBlank(text, skipBlank(text, keyEnd) + 1)
    const end = endOfValue(text, start)
    if (name === key) found = text.slice(start, end)
    at = skipBlank(text, end)
    if (text[at] !== ',') break
    at = skipBlank(text, at + 1)
  }
  return found
}

/**
 * The exact text of each item of a JSON array that begins at `start`, one by one. Ends at the array's end or where the
 * text stops; an item that is cut off is given as far as it goes.
 */
export function* rawItems(text: string, start: number): Generator<string> {
  let at = skipBlank(text, start + 1)
  while (at < text.length && text[at] !== ']') {
    const end = endOfValue(text, at)
    if (end === at) return
    yield text.slice(at, end)
    at = skipBlank(text, end)
    if (text[at] === ',') at = skipBlank(text, at + 1)
  }
}

/** Index behind the JSON value that begins at `start`. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') {
      at = endOfString(text, at) - 1
      if (depth === 0) return at + 1
    } else if (char === '{' || char === '[') {
      depth += 1
    } else if (char === '}' || char === ']') {
      if (depth === 0) return at
      depth -= 1
      if (depth === 0) return at + 1
    } else if (depth === 0 && (char === ',' || isBlank(char))) {
      return at
    }
  }
  return text.length
}

/** Index behind the closing quote of the string that begins at `start`; the text's length when it is not closed. */
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

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\n' || char === '\t' || char === '\r'

function skipBlank(text: string, from: number): number {
  let at = from
  while (isBlank(text[at])) at += 1
  return at
}

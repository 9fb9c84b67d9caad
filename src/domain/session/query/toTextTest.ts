const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/**
 * Finds words in JSON as they read, not as they are escaped, and in either case. Only texts in which an escape could
 * make a difference are written out: most are megabytes of prose and line breaks.
 */
export function toTextTest(words: string): (rawJson: string) => boolean {
  const wanted = words.toLowerCase()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that JSON escapes
  const isEscaped = /["\\/\u0000-\u001f\u007f-\uffff]/.test(wanted)
  return (rawJson) => {
    const text = rawJson.toLowerCase()
    const place = text.indexOf(wanted)
    if (!text.includes('\\')) return place !== -1
    if (!isEscaped && !text.includes('\\u')) {
      if (place === -1) return false
      // The letter of an escape is no letter of the text; any other is.
      if (text[place - 1] !== '\\') return true
    }
    return unescapeJson(rawJson).toLowerCase().includes(wanted)
  }
}

const unescapeJson = (raw: string): string =>
  raw.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, letter: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[letter] ?? letter),
  )

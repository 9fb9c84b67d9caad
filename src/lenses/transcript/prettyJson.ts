import { indentJson } from './indentJson.ts'

const longestPretty = 2_000_000

/** The text indented when it is a JSON object or list, else null. Numbers and keys stay as they were written. */
export function prettyJson(text: string): string | null {
  if (text.length > longestPretty || !/^\s*[{[]/.test(text)) return null
  try {
    JSON.parse(text)
  } catch {
    return null // a text that only begins like JSON
  }
  return indentJson(text.trim())
}

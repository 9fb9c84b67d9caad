import { printExactly } from '../../lib/exactJson.ts'

const longest = 200
const telling = ['command', 'file_path', 'path', 'notebook_path', 'pattern', 'query']
const lessTelling = ['description', 'prompt']

/** One line that says what a call does: its command, path, pattern, host, or whatever comes first. At most 200 characters. */
export function summariseCall(input: Record<string, unknown>): string {
  const told = firstText(input, telling)
  if (told !== null) return oneLine(told)
  if (typeof input.url === 'string') return oneLine(hostOf(input.url) ?? input.url)
  const list = [input.file_paths, input.paths, input.files].find(isTexts)
  if (list) return oneLine(list.join(', '))
  const lessTold = firstText(input, lessTelling)
  if (lessTold !== null) return oneLine(lessTold)
  const first = Object.values(input).find((value) => typeof value === 'string' && value.trim() !== '')
  if (typeof first === 'string') return oneLine(first)
  return Object.keys(input).length === 0 ? '' : oneLine(printExactly(input))
}

function firstText(input: Record<string, unknown>, fields: readonly string[]): string | null {
  for (const field of fields) {
    const value = input[field]
    if (typeof value === 'string' && value.trim() !== '') return value
  }
  return null
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')

/** One line without runs of space, cut at 200 characters. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, longest * 8)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= longest && text.length <= longest * 8) return line
  // Cut between code points, and copied: a slice would keep the whole text it was cut from in memory.
  return String(
    JSON.parse(
      JSON.stringify(
        `${Array.from(line)
          .slice(0, longest - 1)
          .join('')}…`,
      ),
    ),
  )
}

function hostOf(url: string): string | null {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(url)?.[1] ?? null
}

import { anyOf } from './masking.ts'
import { secretPatterns } from './secretPatterns.ts'
import { stringsIn } from './stringsIn.ts'

/** Masks what is shown to an audience, while it is shown. */
export interface SightMask {
  /** Grows when a value became known: what was masked before may have to be masked again. */
  readonly version: number
  /** Looks for secrets in some JSON, so that they are masked wherever else they stand. */
  learn(rawJson: string): void
  text(text: string): string
  /** The same value with every string in it masked, and figures of cost in what was given to a tool. */
  value<Value>(value: Value): Value
}

const shortest = 6
const mostValues = 2000
const costKey = /token|credit|cost|price|usd/i
const figures: readonly RegExp[] = [
  /[€£¥]\s?\d[\d,.]{0,20}|\$\s?\d[\d,]{0,20}\.\d+|\$\d[\d,]{1,20}/g,
  /\b\d[\d,.]{0,20}\s?[km]?\s(?:[a-z]{1,20}\s){0,2}(?:tokens?|credits?)\b/gi,
  /\b\w{0,30}(?:tokens?|credits?|cost)["']?\s{0,4}[:=]\s{0,4}["']?\$?\d[\d,.]{0,20}/gi,
]

/** `known` are values that are secrets because of where they come from, such as environment variables, by name. */
export function createSightMask(known: Readonly<Record<string, string>> = {}): SightMask {
  const masks = new Map<string, string>()
  let any: RegExp | null = null
  let version = 0

  const add = (kind: string, value: string) => {
    if (value.length < shortest || masks.has(value) || masks.size >= mostValues) return
    masks.set(value, `[masked ${kind}]`)
    any = null
    version += 1
  }
  for (const value of Object.values(known)) if (!/^(?:\d+|true|false)$/.test(value)) add('variable', value)

  const learnText = (text: string) => {
    for (const { kind, pattern } of secretPatterns)
      for (const match of text.matchAll(pattern)) add(kind, match.groups?.value ?? match[0])
  }
  const text = (given: string): string => {
    learnText(given)
    any ??= anyOf([...masks.keys()])
    const masked = any ? given.replace(any, (value) => masks.get(value) ?? value) : given
    return figures.reduce((before, figure) => before.replace(figure, hideDigits), masked)
  }
  const walk = (value: unknown, isInput: boolean): unknown => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map((item) => walk(item, isInput))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        if (isInput && typeof member === 'number' && costKey.test(key)) return [key, '•••']
        // Ids and types are names, and what is drawn depends on them.
        if (typeof member === 'string' && /^(?:id|type|name)$|Id$/.test(key)) return [key, member]
        return [key, walk(member, isInput || key === 'input')]
      }),
    )
  }

  return {
    get version() {
      return version
    },
    learn(rawJson) {
      for (const one of stringsIn(rawJson)) learnText(one)
    },
    text,
    // Only strings become other strings, and numbers where a tool may have been given anything.
    value: <Value>(value: Value) => walk(value, false) as Value,
  }
}

const hideDigits = (figure: string) => figure.replace(/\d(?:[\d,.]*\d)?/g, '•••')

import type { Json, JsonObject } from '../canonical.ts'

/** Shorter values are left alone: masking every `on` or `42` would make an output unreadable and hide nothing. */
const leastLength = 4

export interface Secret {
  /** What a reader sees in its place: `[secret API_TOKEN]`. */
  label: string
  value: string
}

export type Mask = (payload: JsonObject) => JsonObject

/**
 * Writes a label wherever one of the secrets stands in a text: as it is, in JSON, in a URL or in base64. A tool that
 * takes a secret apart or encodes it otherwise is not found out.
 */
export function createMask(secrets: Secret[]): Mask {
  const forms = secrets
    .filter(({ value }) => value.length >= leastLength)
    .flatMap(({ label, value }) => writings(value).map((text) => ({ text, shown: `[secret ${label}]` })))
    .sort((a, b) => b.text.length - a.text.length)
  if (forms.length === 0) return (payload) => payload

  function masked(value: Json | undefined): Json | undefined {
    if (typeof value === 'string') return forms.reduce((text, form) => text.replaceAll(form.text, form.shown), value)
    if (Array.isArray(value)) return value.map((item) => masked(item) ?? null)
    if (typeof value === 'object' && value !== null) return maskedObject(value)
    return value
  }
  function maskedObject(object: JsonObject): JsonObject {
    return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, masked(value)]))
  }
  return maskedObject
}

function writings(value: string): string[] {
  const lines = value.split(/\r?\n/).filter((line) => line.length >= 16)
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '')
  const all = new Set([value, value.trim(), JSON.stringify(value).slice(1, -1), encodeURIComponent(value), base64])
  // A key of several lines is often printed line by line.
  if (lines.length > 1) for (const line of lines) all.add(line)
  return [...all].filter((text) => text.length >= leastLength)
}

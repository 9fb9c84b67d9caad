/** Readers for answers of any shape: what is missing or of another type becomes a neutral value, never an exception. */

export type Json = Record<string, unknown>

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const toRecord = (value: unknown): Json => (isRecord(value) ? value : {})
export const toArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
export const toText = (value: unknown): string => (typeof value === 'string' ? value : '')
export const toTextOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null
export const toNumberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

export const toTexts = (value: unknown): string[] =>
  toArray(value).filter((item): item is string => typeof item === 'string')

/** A flat object of strings; other values are kept as their JSON. */
export function toTextMap(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(toRecord(value)).map(([key, item]) => [key, typeof item === 'string' ? item : JSON.stringify(item)]),
  )
}

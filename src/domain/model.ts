import { type Json, toArray, toNumberOrNull, toRecord, toText, toTextOrNull, toTexts } from './json.ts'

/** A model an agent may use. */
export interface Model {
  id: string
  displayName: string
  /** What the model offers to choose; empty when it only takes its name. */
  efforts: string[]
  defaultEffort: string | null
  contextWindows: number[]
  defaultContextWindow: number | null
  raw: Json
}

export function readModel(value: unknown): Model {
  const raw = toRecord(value)
  const id = toText(raw.id)
  return {
    id,
    displayName: toTextOrNull(raw.display_name) ?? id,
    efforts: toTexts(raw.efforts),
    defaultEffort: toTextOrNull(raw.default_effort),
    contextWindows: toArray(raw.available_context_windows).filter((size) => typeof size === 'number'),
    defaultContextWindow: toNumberOrNull(raw.default_context_window),
    raw,
  }
}

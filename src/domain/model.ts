import { type Json, toRecord, toText, toTextOrNull } from './json.ts'

/** A model an agent may use. */
export interface Model {
  id: string
  displayName: string
  raw: Json
}

export function readModel(value: unknown): Model {
  const raw = toRecord(value)
  const id = toText(raw.id)
  return { id, displayName: toTextOrNull(raw.display_name) ?? id, raw }
}

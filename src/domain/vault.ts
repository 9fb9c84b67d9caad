import { readArchivedAt } from './agent.ts'
import { type Json, toRecord, toText, toTextMap, toTextOrNull } from './json.ts'

/** A named container of secrets. `raw` holds the answer whole; a secret is never in it. */
export interface Vault {
  id: string
  name: string
  metadata: Record<string, string>
  archivedAt: string | null
  createdAt: string | null
  updatedAt: string | null
  raw: Json
}

export function readVault(value: unknown): Vault {
  const raw = toRecord(value)
  const id = toText(raw.id)
  return {
    id,
    name: toTextOrNull(raw.display_name) ?? toTextOrNull(raw.name) ?? id,
    metadata: toTextMap(raw.metadata),
    archivedAt: readArchivedAt(raw),
    createdAt: toTextOrNull(raw.created_at),
    updatedAt: toTextOrNull(raw.updated_at),
    raw,
  }
}

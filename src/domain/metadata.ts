/** Metadata as a form holds it: rows in order, so that a half-typed one has a place. */
export interface MetadataRow {
  key: string
  value: string
}

export const toMetadataRows = (metadata: Record<string, string>): MetadataRow[] =>
  Object.entries(metadata).map(([key, value]) => ({ key, value }))

/** Rows without a key are not written. */
export const toMetadata = (rows: readonly MetadataRow[]): Record<string, string> =>
  Object.fromEntries(rows.filter(({ key }) => key.trim() !== '').map(({ key, value }) => [key.trim(), value]))

/** The API's patch: a text sets a key, null deletes it, keys left out stay. Null when nothing changed. */
export function metadataPatch(
  old: Record<string, string>,
  wanted: Record<string, string>,
): Record<string, string | null> | null {
  const patch: Record<string, string | null> = {}
  for (const [key, value] of Object.entries(wanted)) if (old[key] !== value) patch[key] = value
  for (const key of Object.keys(old)) if (!(key in wanted)) patch[key] = null
  return Object.keys(patch).length > 0 ? patch : null
}

/** Applies what changed from `base` to `mine` onto `theirs`. */
export function rebaseMetadata(
  base: Record<string, string>,
  mine: Record<string, string>,
  theirs: Record<string, string>,
): Record<string, string> {
  const merged = { ...theirs }
  for (const [key, value] of Object.entries(metadataPatch(base, mine) ?? {})) {
    if (value === null) delete merged[key]
    else merged[key] = value
  }
  return merged
}

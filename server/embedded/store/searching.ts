import { type RawBuilder, sql } from 'kysely'

/** Whether a column of JSON metadata holds every given pair. */
export function hasMetadata(column: RawBuilder<unknown>, metadata: Record<string, string>): RawBuilder<boolean> {
  const pairs = Object.entries(metadata).map(
    ([key, value]) =>
      sql<boolean>`exists (select 1 from json_each(${column}) as pair where pair.key = ${key} and pair.value = ${value})`,
  )
  return pairs.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(pairs, sql` and `)})`
}

/** Text as it is inside a LIKE pattern with `escape '\'`. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

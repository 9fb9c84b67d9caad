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

/** Whether a column of text holds the given text, in any case of the letters a to z. */
export const contains = (column: RawBuilder<unknown>, text: string): RawBuilder<boolean> =>
  sql<boolean>`instr(lower(${column}), lower(${text})) > 0`

export const countColumn = sql<number>`count(*)`.as('total')

export const toCount = ([row]: { total: number }[]): number => row?.total ?? 0

/** One page of a list, newest first. */
export interface Page<Item> {
  items: Item[]
  /** Where the page after this one starts; null when this is the last. */
  older: Cursor | null
  /** Where the page before this one ends; null when this is the first. */
  newer: Cursor | null
}

/** A place in a list, in the API's words; at most one of the three is sent. */
export type Cursor = { page: string } | { after_id: string } | { before_id: string }

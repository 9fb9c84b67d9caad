/** One page of a list, newest first. */
export interface Page<Item> {
  items: Item[]
  /** Where the page after this one starts; null at the end. */
  older: Cursor | null
  /** Where the page before this one ends; null on an empty page. */
  newer: Cursor | null
  /** Whether there is more in the direction the page was read in. */
  hasMore: boolean
}

/** A place in a list, in the API's words; at most one of the three is sent. */
export type Cursor = { page: string } | { after_id: string } | { before_id: string }

/** A page by cursor. `direction` is the order of the answer; cursors are ids in that order. */
export interface PageQuery {
  limit: number
  after?: string
  before?: string
  /** How the caller named the cursor, for refusing it. */
  cursorName?: string
  order?: 'asc' | 'desc'
}

export interface Page<T> {
  items: T[]
  hasMore: boolean
}

export interface CreatedRange {
  gt?: string
  gte?: string
  lt?: string
  lte?: string
}

/** What lists are narrowed by; a search asks for names and metadata too. */
export interface ListFilter extends SearchCriteria {
  includeArchived: boolean
  created: CreatedRange
}

/** Part of a name, in any case, and pairs of metadata that must all be there. */
export interface SearchCriteria {
  name?: string
  metadata?: Record<string, string>
}

import type { FakeEvent } from './fakeEvents.ts'

export interface ListQuery {
  limit: number
  order: 'asc' | 'desc'
  /** Strictly after this event, in the chosen order. */
  after: string | null
  /** Strictly before this event, in the chosen order. */
  before: string | null
  types: string[]
  /** Whether the envelope carries `next_page`; the older form does not know it. */
  hasNextPage: boolean
}

/** The events of one session in order, with their place by id. */
export interface FakeLog {
  append(event: FakeEvent): void
  length(): number
  ids(): string[]
  indexOf(id: string): number
  slice(from: number): FakeEvent[]
  /** The list envelope as JSON text; null when a cursor is unknown. */
  page(query: ListQuery): string | null
}

export function createFakeLog(): FakeLog {
  const events: FakeEvent[] = []
  const places = new Map<string, number>()
  return {
    append(event) {
      places.set(event.id, events.length)
      events.push(event)
    },
    length: () => events.length,
    ids: () => events.map(({ id }) => id),
    indexOf: (id) => places.get(id) ?? -1,
    slice: (from) => events.slice(from),
    page({ limit, order, after, before, types, hasNextPage }) {
      const cursor = after ?? before
      if (cursor !== null && !places.has(cursor)) return null
      const at = cursor === null ? -1 : (places.get(cursor) ?? -1)
      // Which way the page grows away from its cursor, in the order of the log.
      const isForward = (order === 'asc') === (before === null)
      const first = cursor === null ? (isForward ? 0 : events.length - 1) : isForward ? at + 1 : at - 1
      const step = isForward ? 1 : -1
      const found: FakeEvent[] = []
      let next = first
      for (; next >= 0 && next < events.length && found.length <= limit; next += step) {
        const event = events[next]
        if (event && (types.length === 0 || types.includes(event.type))) found.push(event)
      }
      const hasMore = found.length > limit
      const page = hasMore ? found.slice(0, limit) : found
      if (isForward !== (order === 'asc')) page.reverse()
      return writeEnvelope(page, hasMore, hasNextPage)
    },
  }
}

/** `next_page` is opaque on purpose: not the id itself. */
export function toPageCursor(id: string): string {
  return Buffer.from(`after ${id}`).toString('base64url')
}

export function fromPageCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url')
    .toString()
    .replace(/^after /, '')
}

function writeEnvelope(page: FakeEvent[], hasMore: boolean, hasNextPage: boolean): string {
  const firstId = page[0]?.id ?? null
  const lastId = page.at(-1)?.id ?? null
  const rest = {
    first_id: firstId,
    has_more: hasMore,
    last_id: lastId,
    ...(hasNextPage ? { next_page: hasMore && lastId !== null ? toPageCursor(lastId) : null } : {}),
  }
  return `{"data":[${page.map(({ json }) => json).join(',')}],${JSON.stringify(rest).slice(1)}`
}

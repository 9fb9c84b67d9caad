import type { SessionListParams } from '@/queries/sessions.ts'
import type { ListLocation } from '@/queries/useListLocation.ts'

/** Spans the list can be narrowed to, by when a session was made. */
export const createdSpans = [
  { value: '1h', label: 'last hour', hours: 1 },
  { value: '24h', label: 'last 24 hours', hours: 24 },
  { value: '7d', label: 'last 7 days', hours: 7 * 24 },
  { value: '30d', label: 'last 30 days', hours: 30 * 24 },
] as const

const minuteMs = 60_000

/** The list that the URL asks for. What the API cannot filter by is not part of it. */
export function toListParams(location: ListLocation, nowMs: number, canSearch: boolean): SessionListParams {
  const span = createdSpans.find(({ value }) => value === location.filter('created'))
  // Whole minutes: the question stays the same for a while, and so does what is known of its answer.
  const fromMs = span && Math.floor((nowMs - span.hours * 60 * minuteMs) / minuteMs) * minuteMs
  return {
    cursor: location.cursor,
    includeArchived: location.includeArchived,
    status: location.filter('status'),
    agentId: location.filter('agent'),
    agentVersion: location.filter('agent') ? location.filter('version') : undefined,
    deploymentId: location.filter('deployment'),
    name: searchedText(location, canSearch),
    createdFrom: fromMs === undefined ? undefined : new Date(fromMs).toISOString(),
    // Narrowed further on the page itself, so a page holds as many as it can.
    limit: isNarrowedHere(location, canSearch) ? 100 : undefined,
  }
}

/** The text the server is asked to find in titles. Ids it does not search. */
function searchedText(location: ListLocation, canSearch: boolean): string | undefined {
  const text = location.filter('q')
  return canSearch && text && !text.startsWith('sess_') ? text : undefined
}

/** Whether the page narrows further among the rows it has read, by what the API does not filter by. */
export const isNarrowedHere = (location: ListLocation, canSearch: boolean): boolean =>
  Boolean(location.filter('environment') || (location.filter('q') && !searchedText(location, canSearch)))

export const hasFilters = (location: ListLocation): boolean =>
  ['status', 'agent', 'deployment', 'created', 'environment', 'q'].some((name) => location.filter(name))

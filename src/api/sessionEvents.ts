import { toRecord, toTextOrNull } from '@/domain/json.ts'
import type { Cursor } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { AttachedFile, OutgoingEvent, ReceivedEvent } from '@/domain/session/events.ts'
import { decodeEvent } from './decodeEvent.ts'
import { ApiError, apiPath, parseAnswer, requestText } from './http.ts'
import { jsonArrayItems } from './jsonArrayItems.ts'

export { decodeEvent } from './decodeEvent.ts'
export { decodeFrame } from './decodeFrame.ts'
export { ApiError } from './http.ts'
export { openSessionStream, type StreamOptions } from './openSessionStream.ts'

export interface EventPage {
  /** Oldest first, whatever order was asked for. */
  events: ReceivedEvent[]
  /** Where the next page in the order asked for begins; null at the end. */
  next: Cursor | null
}

export interface EventListParams {
  order?: 'asc' | 'desc'
  /** 1–100. */
  limit?: number
  cursor?: Cursor | null
  /** Only what this thread keeps of itself. */
  threadId?: string
  signal?: AbortSignal
}

/** One page of the stored events of a session, or of one of its threads. */
export async function listSessionEvents(ref: ResourceRef, params: EventListParams = {}): Promise<EventPage> {
  const { order = 'asc', limit = 100, cursor = null, threadId, signal } = params
  const query = new URLSearchParams({ limit: String(limit) })
  if (order === 'desc') query.set('order', 'desc')
  for (const [name, value] of Object.entries(cursor ?? {})) query.set(name, value)
  const text = await requestText(`${eventsPath(ref, threadId)}?${query}`, { signal })
  const answer = toRecord(parseAnswer(text))
  const events = readEvents(answer, text)
  const next = nextCursor(answer, events)
  const hasAdvanced = JSON.stringify(next) !== JSON.stringify(cursor)
  if (order === 'desc') events.reverse()
  return { events, next: hasAdvanced ? next : null }
}

/**
 * The newest page of a session's events. A server that cannot list backwards (400) is read from the beginning, all of
 * it, and then has nothing older left.
 */
export async function listNewestEvents(
  ref: ResourceRef,
  params: Omit<EventListParams, 'order'> = {},
): Promise<EventPage> {
  try {
    return await listSessionEvents(ref, { ...params, order: 'desc' })
  } catch (error) {
    if (params.cursor || !(error instanceof ApiError) || error.status !== 400) throw error
  }
  const all: ReceivedEvent[] = []
  let cursor: Cursor | null = null
  do {
    const page: EventPage = await listSessionEvents(ref, { ...params, cursor, order: 'asc' })
    all.push(...page.events)
    cursor = page.next
  } while (cursor)
  return { events: all, next: null }
}

/** Sends client events in one request and answers with them as the server took them. */
export async function sendSessionEvents(
  ref: ResourceRef,
  events: OutgoingEvent[],
  options: { signal?: AbortSignal; idempotencyKey?: string } = {},
): Promise<ReceivedEvent[]> {
  const text = await requestText(eventsPath(ref), { method: 'POST', body: { events: events.map(toWire) }, ...options })
  // An answer without a readable body still means that the events were taken; the stream will show them.
  const answer = text.trimStart().startsWith('{') ? toRecord(parseAnswer(text)) : {}
  return readEvents(answer, text).filter(({ event }) => event.hasOwnId)
}

const eventsPath = ({ workspace, id }: ResourceRef, threadId?: string): string =>
  apiPath(workspace, 'sessions', id, ...(threadId === undefined ? [] : ['threads', threadId]), 'events')

function readEvents(answer: Record<string, unknown>, text: string): ReceivedEvent[] {
  if (!Array.isArray(answer.data)) return []
  const texts = jsonArrayItems(text, 'data')
  return answer.data.map((raw: unknown, index) => ({
    event: decodeEvent(raw, { id: `local:list:${nextLocal()}` }),
    rawJson: texts[index] ?? JSON.stringify(raw),
  }))
}

let locals = 0
const nextLocal = (): number => {
  locals += 1
  return locals
}

function nextCursor(answer: Record<string, unknown>, events: ReceivedEvent[]): Cursor | null {
  const page = toTextOrNull(answer.next_page)
  if (answer.has_more === false || events.length === 0) return null
  if (page !== null) return { page }
  if (answer.has_more !== true) return null
  const last = events.at(-1)?.event
  const lastId = toTextOrNull(answer.last_id) ?? (last?.hasOwnId ? last.id : null)
  return lastId === null ? null : { after_id: lastId }
}

function toWire(event: OutgoingEvent): Record<string, unknown> {
  switch (event.type) {
    case 'user.message':
      return { type: event.type, content: [{ type: 'text', text: event.text }, ...nameFiles(event.files ?? [])] }
    case 'user.interrupt':
      return { type: event.type }
    case 'user.define_outcome':
      return {
        type: event.type,
        description: event.description,
        rubric: { type: 'text', content: event.rubric },
        max_iterations: event.maxIterations,
      }
    case 'user.tool_confirmation': {
      const reason = event.result === 'deny' && event.denyMessage ? { deny_message: event.denyMessage } : {}
      return { type: event.type, tool_use_id: event.toolUseId, result: event.result, ...reason, ...threadOf(event) }
    }
    case 'user.custom_tool_result':
    case 'user.tool_result': {
      const idField = event.type === 'user.tool_result' ? 'tool_use_id' : 'custom_tool_use_id'
      const content = event.text === '' ? [] : [{ type: 'text', text: event.text }]
      return {
        type: event.type,
        [idField]: event.toolUseId,
        content,
        is_error: event.isError === true,
        ...threadOf(event),
      }
    }
  }
}

/** Text works in every dialect; a document with a file as its source is refused by services that take text only. */
function nameFiles(files: readonly AttachedFile[]) {
  if (files.length === 0) return []
  const lines = files.map(({ name, fileId, mountPath }) => `- ${name}: ${mountPath ?? fileId}`)
  return [{ type: 'text', text: `Attached files:\n${lines.join('\n')}` }]
}

const threadOf = ({ threadId }: { threadId?: string | null }) => (threadId ? { session_thread_id: threadId } : {})

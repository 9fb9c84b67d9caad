export type JsonObject = { [key: string]: unknown }

/** Which dated form of the API a fake session speaks. */
export type Form = '2026-05' | '2026-08'

/** An event as the fake cloud keeps it: written once, sent as often as needed. */
export interface FakeEvent {
  id: string
  type: string
  /** The one line of JSON that lists and frames carry. */
  json: string
}

/** Ids are unique but in no order, so that nobody gets away with sorting by them. */
export function eventId(sessionNumber: number, sequence: number): string {
  // An odd factor maps 32-bit numbers one to one.
  const scrambled = Math.imul(sequence, 0x9e3779b1) >>> 0
  return `evt_${sessionNumber.toString(36).padStart(6, '0')}${scrambled.toString(36).padStart(14, '0')}`
}

/** RFC 3339 with nine digits: finer than a JavaScript date, as the service writes it. */
export function toInstant(atMs: number, sequence: number): string {
  const fraction = String(sequence % 1_000_000).padStart(6, '0')
  return new Date(atMs).toISOString().replace('Z', `${fraction}Z`)
}

export interface EventPlace {
  form: Form
  id: string
  atMs: number
  sequence: number
  sessionId: string
  turnId: string
}

/** Writes an event in the given form: sorted keys, one line. */
export function writeEvent(type: string, payload: JsonObject, place: EventPlace): FakeEvent {
  const at = toInstant(place.atMs, place.sequence)
  const common = { id: place.id, type, processed_at: at }
  const fields =
    place.form === '2026-08'
      ? { ...payload, ...common }
      : {
          ...inFormOfMay(type, payload),
          ...common,
          session_id: place.sessionId,
          turn_id: place.turnId,
          schema_version: '1.0',
          created_at: at,
        }
  return { id: place.id, type, json: JSON.stringify(sortKeys(fields)) }
}

/** The older form keeps a tool's answer in `output`, a status beside the type, and user content as a string. */
function inFormOfMay(type: string, payload: JsonObject): JsonObject {
  const { content, stop_reason, ...rest } = payload
  if (type === 'agent.tool_result') return { ...rest, output: toText(content) }
  if (type === 'user.message') return { ...rest, content: toText(content) }
  if (type === 'session.status_running') return { ...rest, status: 'running' }
  if (type === 'session.status_idle') return { ...rest, status: 'idle', ...keepPause(stop_reason) }
  if (type === 'span.model_request_end') return {}
  return payload
}

/** What waits for a person has no other place than the stop reason. */
function keepPause(stopReason: unknown): JsonObject {
  const isPause = typeof stopReason === 'object' && stopReason !== null && 'event_ids' in stopReason
  return isPause ? { stop_reason: stopReason } : {}
}

function toText(content: unknown): string {
  if (!Array.isArray(content)) return String(content ?? '')
  return content.map((block: { text?: string }) => block.text ?? '').join('')
}

function sortKeys(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function text(words: string): { type: 'text'; text: string }[] {
  return [{ type: 'text', text: words }]
}

import { type Json, toArray, toNumberOrNull, toRecord, toText, toTextMap, toTextOrNull, toTexts } from '../json.ts'

/** An address that is told what changes. */
export interface WebhookEndpoint {
  id: string
  url: string
  description: string
  /** Exact names, or `*` for everything. */
  events: string[]
  isActive: boolean
  metadata: Record<string, string>
  /** Only in the answer that made it. */
  signingSecret: string | null
  /** Null where the server does not count them. */
  consecutiveFailures: number | null
  createdAt: string | null
  raw: Json
}

export function readWebhookEndpoint(value: unknown): WebhookEndpoint {
  const { signing_secret: secret, ...raw } = toRecord(value)
  return {
    id: toText(raw.id),
    url: toText(raw.url),
    description: toText(raw.description),
    events: toTexts(raw.events),
    isActive: raw.active !== false,
    metadata: toTextMap(raw.metadata),
    signingSecret: toTextOrNull(secret),
    consecutiveFailures: toNumberOrNull(raw.consecutive_failures),
    createdAt: toTextOrNull(raw.created_at),
    raw,
  }
}

/** One event on its way to one endpoint. */
export interface WebhookDelivery {
  id: string
  eventId: string
  eventType: string
  /** The server's word, whichever it is. */
  status: string
  payload: unknown
  attempts: { at: string | null; statusCode: number | null; error: string | null; durationMs: number | null }[]
  nextAttemptAt: string | null
  createdAt: string | null
}

export function readWebhookDelivery(value: unknown): WebhookDelivery {
  const raw = toRecord(value)
  return {
    id: toText(raw.id),
    eventId: toText(raw.event_id),
    eventType: toTextOrNull(raw.event_type) ?? 'unknown',
    status: toTextOrNull(raw.status) ?? 'unknown',
    payload: raw.payload,
    attempts: toArray(raw.attempts).map((item) => {
      const attempt = toRecord(item)
      return {
        at: toTextOrNull(attempt.attempted_at),
        statusCode: toNumberOrNull(attempt.status_code),
        error: toTextOrNull(attempt.error),
        durationMs: toNumberOrNull(attempt.duration_ms),
      }
    }),
    nextAttemptAt: toTextOrNull(raw.next_attempt_at),
    createdAt: toTextOrNull(raw.created_at),
  }
}

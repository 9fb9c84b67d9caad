import type { Clock } from '../clock.ts'
import { toInstant } from '../store/instants.ts'
import { DestinationProblem, type Send } from './createSend.ts'
import { sign } from './signature.ts'
import type { Attempt, DeliveryRecord } from './webhook.ts'

const timeoutMs = 30_000
/** Before the second, third and fourth try. */
const delaysMs = [1000, 5000, 30_000]

export interface AttemptOptions {
  clock: Clock
  send: Send
  /** Aborts when the server stops. */
  signal: AbortSignal
}

/** Tries once and answers the delivery as it stands then; undefined when the server stopped meanwhile. */
export async function attemptDelivery(
  delivery: DeliveryRecord,
  { url, secret }: { url: string; secret: string },
  { clock, send, signal }: AttemptOptions,
): Promise<DeliveryRecord | undefined> {
  const startedMs = clock.nowMs()
  const timestamp = Math.floor(startedMs / 1000)
  const { eventId, eventType, body } = delivery
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'QoderCloudAgents-Webhook/1.0',
    'webhook-id': eventId,
    'webhook-event-type': eventType,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': sign(secret, { id: eventId, timestamp, body }),
  }
  const tooLate = new AbortController()
  const stopClock = clock.after(timeoutMs, () => tooLate.abort())
  let statusCode: number | null = null
  let error: string | null = null
  let isFinal = false
  try {
    statusCode = await send(url, { headers, body }, AbortSignal.any([signal, tooLate.signal]))
    // A redirect is not followed: it would take the payload to an address nobody entered.
    isFinal = statusCode < 500
  } catch (reason) {
    if (signal.aborted) return undefined
    isFinal = reason instanceof DestinationProblem
    error = tooLate.signal.aborted ? 'No answer within 30 seconds.' : toSentence(reason)
  } finally {
    stopClock()
  }
  const attempt: Attempt = {
    at: toInstant(startedMs * 1000),
    statusCode,
    error,
    durationMs: Math.max(0, clock.nowMs() - startedMs),
  }
  const attempts = [...delivery.attempts, attempt]
  if (statusCode !== null && statusCode >= 200 && statusCode < 300)
    return { ...delivery, attempts, status: 'delivered', nextAttemptAt: null }
  if (isFinal) return { ...delivery, attempts, status: 'rejected', nextAttemptAt: null }
  const delayMs = delaysMs[attempts.length - 1]
  if (delayMs === undefined) return { ...delivery, attempts, status: 'dead_letter', nextAttemptAt: null }
  return { ...delivery, attempts, nextAttemptAt: toInstant((clock.nowMs() + delayMs) * 1000) }
}

function toSentence(reason: unknown): string {
  const code = reason instanceof Error && 'code' in reason ? String(reason.code) : ''
  if (code === 'ECONNREFUSED') return 'Nothing listens at this address.'
  if (code === 'ENOTFOUND') return 'The host has no address.'
  if (code === 'ECONNRESET') return 'The receiver closed the connection without an answer.'
  return reason instanceof Error ? reason.message : String(reason)
}

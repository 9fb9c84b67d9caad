import type { JsonObject } from '../canonical.ts'
import type { DeliveryRecord, EndpointRecord } from '../webhooks/webhook.ts'

/** An endpoint as both forms of the API write it; its secret is shown only in the answer that made it. */
export function toEndpointObject(endpoint: EndpointRecord, secret?: string): JsonObject {
  return {
    id: endpoint.id,
    type: 'webhook_endpoint',
    url: endpoint.url,
    description: endpoint.description,
    events: endpoint.events,
    metadata: endpoint.metadata,
    active: endpoint.isActive,
    ...(secret === undefined ? {} : { signing_secret: secret }),
    consecutive_failures: endpoint.consecutiveFailures,
    created_at: endpoint.createdAt,
    updated_at: endpoint.updatedAt,
  }
}

/** One line of the delivery log, which is ours: the public API has none. */
export function toDeliveryObject(delivery: DeliveryRecord): JsonObject {
  return {
    id: delivery.id,
    type: 'webhook_delivery',
    endpoint_id: delivery.endpointId,
    event_id: delivery.eventId,
    event_type: delivery.eventType,
    status: delivery.status,
    payload: JSON.parse(delivery.body) as JsonObject, // written by the queue
    attempts: delivery.attempts.map(({ at, statusCode, error, durationMs }) => ({
      attempted_at: at,
      status_code: statusCode,
      error,
      duration_ms: durationMs,
    })),
    next_attempt_at: delivery.nextAttemptAt,
    created_at: delivery.createdAt,
  }
}

export interface EndpointRecord {
  id: string
  url: string
  description: string
  /** Exact names of the catalogue, or `*`. */
  events: string[]
  metadata: Record<string, string>
  isActive: boolean
  /** The signing secret as the vault key sealed it. */
  sealed: string
  /** Deliveries given up since the last one that arrived. */
  consecutiveFailures: number
  createdAt: string
  updatedAt: string
}

export interface Attempt {
  at: string
  /** Null when no answer came. */
  statusCode: number | null
  error: string | null
  durationMs: number
}

/** `rejected` is what the receiver or its address refused, `dead_letter` what no try could bring. */
export type DeliveryStatus = 'pending' | 'delivered' | 'rejected' | 'dead_letter'

export interface DeliveryRecord {
  id: string
  endpointId: string
  /** The same at every endpoint and every try: receivers know repetitions by it. */
  eventId: string
  eventType: string
  /** The bytes that are signed and sent. */
  body: string
  status: DeliveryStatus
  attempts: Attempt[]
  /** Null once nothing is tried any more. */
  nextAttemptAt: string | null
  createdAt: string
}

import type { Change, Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import { toEventChange } from '../eventChange.ts'
import { createId } from '../store/ids.ts'
import { nowInstant, toInstant } from '../store/instants.ts'
import type { EventStore } from '../store/store.ts'
import type { WebhookStore } from '../store/webhookStore.ts'
import type { SecretBox } from '../vaults/secretBox.ts'
import { attemptDelivery } from './attemptDelivery.ts'
import type { Send } from './createSend.ts'
import type { DeliveryRecord, EndpointRecord } from './webhook.ts'

export interface WebhooksOptions {
  store: WebhookStore
  secretBox: SecretBox
  /** Tells what is written elsewhere. What an event means is queued with the event, in the same transaction. */
  changes: Changes
  events: Pick<EventStore, 'keepWith' | 'subscribeAll'>
  clock: Clock
  send: Send
  allowsLocalWebhooks: boolean
  log: (line: string) => void
}

/** The queue of what webhooks have to tell. It is on disk: what was not delivered goes on after a restart. */
export interface Webhooks {
  allowsLocalWebhooks: boolean
  open(): Promise<void>
  close(): Promise<void>
  /** After an endpoint was made, changed or removed. */
  refresh(): Promise<void>
  /** Queues a test for one endpoint and answers the id of its event. */
  test(endpoint: EndpointRecord): Promise<string>
  /** The signing secret as it is kept on disk. */
  sealSecret(endpointId: string, secret: string): string
}

/** More at once would let one slow receiver hold a whole burst of connections. */
const lanesPerEndpoint = 4
const longestWaitMs = 60_000
const keptMs = 30 * 24 * 3_600_000
const warnedFailures = 20

export function createWebhooks(options: WebhooksOptions): Webhooks {
  const { store, secretBox, changes, events, clock, send, allowsLocalWebhooks, log } = options
  const stop = new AbortController()
  const inFlight = new Map<string, { endpointId: string; done: Promise<void> }>()
  const keeping = new Set<Promise<void>>()
  let endpoints = new Map<string, EndpointRecord>()
  let takeBack: (() => void) | undefined
  let looking: Promise<void> = Promise.resolve()

  async function refresh(): Promise<void> {
    endpoints = new Map((await store.allEndpoints()).map((endpoint) => [endpoint.id, endpoint]))
    look()
  }

  function aDelivery(endpoint: EndpointRecord, eventId: string, data: { type: string; id: string }): DeliveryRecord {
    const at = nowInstant()
    return {
      id: createId('whd'),
      endpointId: endpoint.id,
      eventId,
      eventType: data.type,
      body: JSON.stringify({ id: eventId, type: 'event', created_at: at, data }),
      status: 'pending',
      attempts: [],
      nextAttemptAt: toInstant(clock.nowMs() * 1000),
      createdAt: at,
    }
  }

  function deliveriesOf({ type, id, sessionThreadId }: Change): DeliveryRecord[] {
    const told = [...endpoints.values()].filter(
      (endpoint) => endpoint.isActive && (endpoint.events.includes('*') || endpoint.events.includes(type)),
    )
    const eventId = createId('whe')
    const data = { id, type, ...(sessionThreadId === undefined ? {} : { session_thread_id: sessionThreadId }) }
    return told.map((endpoint) => aDelivery(endpoint, eventId, data))
  }

  async function keep(change: Change): Promise<void> {
    const deliveries = deliveriesOf(change)
    if (deliveries.length === 0) return
    const kept = store.addDeliveries(deliveries)
    keeping.add(kept)
    await kept.finally(() => keeping.delete(kept))
    look()
  }

  /** Starts what is due, and waits for what comes next. One look at a time. */
  function look(): void {
    looking = looking.then(lookOnce).catch((error: unknown) => log(`Webhooks failed: ${String(error)}`))
  }

  async function lookOnce(): Promise<void> {
    if (stop.signal.aborted) return
    takeBack?.()
    let nextMs = Number.POSITIVE_INFINITY
    for (const endpoint of endpoints.values())
      if (endpoint.isActive) nextMs = Math.min(nextMs, await beginDue(endpoint))
    if (nextMs === Number.POSITIVE_INFINITY || stop.signal.aborted) return
    takeBack?.()
    takeBack = clock.after(Math.min(Math.max(nextMs - clock.nowMs(), 0), longestWaitMs), look)
  }

  /** Starts what is due at one endpoint as far as its lanes are free. Answers when something else is due. */
  async function beginDue(endpoint: EndpointRecord): Promise<number> {
    const waiting = await store.listWaiting(endpoint.id, 2 * lanesPerEndpoint + 1)
    let free = lanesPerEndpoint - [...inFlight.values()].filter(({ endpointId }) => endpointId === endpoint.id).length
    for (const delivery of waiting) {
      if (inFlight.has(delivery.id)) continue
      const dueMs = Date.parse(delivery.nextAttemptAt ?? '')
      if (dueMs > clock.nowMs()) return dueMs
      if (free === 0 || stop.signal.aborted) break // whoever gives a lane free looks again
      begin(delivery, endpoint)
      free -= 1
    }
    return Number.POSITIVE_INFINITY
  }

  function begin(delivery: DeliveryRecord, endpoint: EndpointRecord): void {
    const done = attempt(delivery, endpoint)
      .catch((error: unknown) => log(`The delivery ${delivery.id} could not be kept: ${String(error)}`))
      .finally(() => {
        inFlight.delete(delivery.id)
        look()
      })
    inFlight.set(delivery.id, { endpointId: endpoint.id, done })
  }

  async function attempt(delivery: DeliveryRecord, endpoint: EndpointRecord): Promise<void> {
    const secret = secretBox.open(endpoint.sealed, endpoint.id).secret ?? ''
    const next = await attemptDelivery(delivery, { url: endpoint.url, secret }, { clock, send, signal: stop.signal })
    if (!next) return
    await store.updateDelivery(next)
    if (next.status !== 'pending') await count(endpoint.id, next.status === 'delivered')
  }

  async function count(endpointId: string, wasDelivered: boolean): Promise<void> {
    const endpoint = endpoints.get(endpointId)
    if (!endpoint || (wasDelivered && endpoint.consecutiveFailures === 0)) return
    const consecutiveFailures = wasDelivered ? 0 : endpoint.consecutiveFailures + 1
    const counted = { ...endpoint, consecutiveFailures }
    endpoints.set(endpointId, counted)
    await store.updateEndpoint(counted)
    if (consecutiveFailures === warnedFailures + 1)
      log(`More than ${warnedFailures} deliveries in a row did not reach the webhook endpoint ${endpointId}.`)
  }

  events.keepWith((event) => {
    const change = toEventChange(event)
    return change ? deliveriesOf(change) : []
  })
  const unsubscribes = [
    changes.subscribe(keep),
    events.subscribeAll((event) => {
      if (toEventChange(event)) look()
    }),
  ]
  return {
    allowsLocalWebhooks,
    refresh,
    async open() {
      await store.dropFinished(toInstant((clock.nowMs() - keptMs) * 1000))
      await refresh()
    },
    async test(endpoint) {
      const eventId = createId('whe')
      await store.addDeliveries([aDelivery(endpoint, eventId, { id: endpoint.id, type: 'webhook_endpoint.test' })])
      look()
      return eventId
    },
    sealSecret: (endpointId, secret) => secretBox.seal({ secret }, endpointId),
    async close() {
      for (const unsubscribe of unsubscribes) unsubscribe()
      stop.abort()
      takeBack?.()
      await Promise.allSettled([...keeping, looking])
      await Promise.all([...inFlight.values()].map(({ done }) => done))
      await looking
    },
  }
}

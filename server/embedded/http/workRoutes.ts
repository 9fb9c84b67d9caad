import { Hono } from 'hono'
import { z } from 'zod'
import type { EnvironmentRecord, JsonObject, WorkRecord } from '../canonical.ts'
import { invalid, notFound } from '../problem.ts'
import { defaultTtlSeconds } from '../work/createWorkQueue.ts'
import type { Cloud, CloudContext, CloudEnv } from './context.ts'
import { metadataPatchField, patchedMetadata, readFields } from './fields.ts'
import { cursorOf, readPageQuery, toList } from './lists.ts'
import { jsonBody } from './requestBody.ts'

const shortestTtlSeconds = 10
const longestTtlSeconds = 600

const patchFields = z.object({ metadata: metadataPatchField })
const stopFields = z.object({ force: z.boolean().default(false) })

/** The work queue of a self-hosted environment, for the workers of whoever hosts it. */
export function workRoutes({ store, work }: Cloud): Hono<CloudEnv> {
  async function environmentOf(c: CloudContext): Promise<string> {
    const id = c.req.param('id') ?? ''
    const environment = await store.environments.get(id)
    if (!environment) throw notFound('Environment', id)
    return checkSelfHosted(environment).id
  }
  const workOf = (c: CloudContext) => c.req.param('work') ?? ''

  return new Hono<CloudEnv>()
    .get('/:id/work', async (c) => {
      const query = readPageQuery(c, cursorOf('work'))
      const id = await environmentOf(c)
      await work.sweep(id)
      return c.json(toList(await store.work.list(id, query), query, toWorkObject, (item) => item.id))
    })
    .get('/:id/work/poll', async (c) => {
      const id = await environmentOf(c)
      const taken = await work.poll(id, {
        workerId: readWorker(c),
        blockMs: readWhole(c, 'block_ms', 1, 999) ?? 0,
        reclaimMs: readWhole(c, 'reclaim_older_than_ms', 0, Number.MAX_SAFE_INTEGER) ?? 5000,
        signal: c.req.raw.signal,
      })
      return c.json(taken && toWorkObject(taken))
    })
    .get('/:id/work/stats', async (c) => {
      const { depth, pending, oldest, workers } = await work.stats(await environmentOf(c))
      return c.json({ type: 'work_queue_stats', depth, pending, oldest_queued_at: oldest, workers_polling: workers })
    })
    .get('/:id/work/:work', async (c) => c.json(toWorkObject(await work.get(await environmentOf(c), workOf(c)))))
    .post('/:id/work/:work', async (c) => {
      const id = await environmentOf(c)
      const item = await work.get(id, workOf(c))
      const { metadata } = readFields(patchFields, jsonBody(c))
      return c.json(toWorkObject(await work.setMetadata(id, item.id, patchedMetadata(item.metadata, metadata))))
    })
    .post('/:id/work/:work/ack', async (c) =>
      c.json(toWorkObject(await work.acknowledge(await environmentOf(c), workOf(c), readWorker(c)))),
    )
    .post('/:id/work/:work/heartbeat', async (c) => {
      const id = await environmentOf(c)
      const given = readWhole(c, 'desired_ttl_seconds', 1, Number.MAX_SAFE_INTEGER) ?? defaultTtlSeconds
      const ttl = Math.min(longestTtlSeconds, Math.max(shortestTtlSeconds, given))
      const expected = c.req.query('expected_last_heartbeat')
      const { lastHeartbeat, isExtended, state, ttlSeconds } = await work.heartbeat(
        id,
        workOf(c),
        expected === 'NO_HEARTBEAT' ? null : expected,
        ttl,
      )
      return c.json({
        type: 'work_heartbeat',
        last_heartbeat: lastHeartbeat,
        lease_extended: isExtended,
        state,
        ttl_seconds: ttlSeconds,
      })
    })
    .post('/:id/work/:work/stop', async (c) => {
      const id = await environmentOf(c)
      const { force } = c.get('rawBody').byteLength === 0 ? { force: false } : readFields(stopFields, jsonBody(c))
      return c.json(toWorkObject(await work.stop(id, workOf(c), force)))
    })
}

function checkSelfHosted(environment: EnvironmentRecord): EnvironmentRecord {
  if (environment.config.type === 'self_hosted') return environment
  throw invalid(`Environment '${environment.id}' has no work queue: it is not self_hosted.`)
}

function readWorker(c: CloudContext): string | null {
  const given = c.req.header('worker-id')?.trim() || null
  if (given !== null && given.length > 256) throw invalid("Header 'Worker-ID' must be at most 256 characters long.")
  return given
}

function readWhole(c: CloudContext, name: string, least: number, most: number): number | undefined {
  const text = c.req.query(name)
  if (text === undefined) return undefined
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`
  throw invalid(`Field '${name}' must be an integer ${range}.`, name)
}

function toWorkObject(work: WorkRecord): JsonObject {
  return {
    id: work.id,
    type: 'work',
    environment_id: work.environmentId,
    data: { type: 'session', id: work.sessionId },
    state: work.state,
    metadata: work.metadata,
    created_at: work.createdAt,
    acknowledged_at: work.acknowledgedAt,
    started_at: work.startedAt,
    latest_heartbeat_at: work.latestHeartbeatAt,
    stop_requested_at: work.stopRequestedAt,
    stopped_at: work.stoppedAt,
  }
}

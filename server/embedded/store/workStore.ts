import type { Kysely, Selectable } from 'kysely'
import type { WorkRecord } from '../canonical.ts'
import type { Page, PageQuery } from './listQuery.ts'
import { toPage, toReading } from './paging.ts'
import type { Tables } from './tables.ts'

type WorkChanges = Partial<Omit<WorkRecord, 'id' | 'environmentId' | 'sessionId' | 'createdAt'>>

export interface WorkStore {
  create(work: WorkRecord): Promise<void>
  get(environmentId: string, id: string): Promise<WorkRecord | undefined>
  update(id: string, changes: WorkChanges): Promise<void>
  list(environmentId: string, query: PageQuery): Promise<Page<WorkRecord>>
  /** Oldest first. */
  listUnfinished(environmentId: string): Promise<WorkRecord[]>
}

type Row = Selectable<Tables['work']>

/** What waits for the workers of self-hosted environments, and what they have. */
export function createWorkStore(db: Kysely<Tables>): WorkStore {
  const ofEnvironment = (id: string) => db.selectFrom('work').selectAll().where('environment_id', '=', id)

  return {
    async create(work) {
      const { id, environmentId, sessionId, createdAt, ...rest } = work
      const row = { ...toRow(rest), id, environment_id: environmentId, session_id: sessionId, created_at: createdAt }
      // A whole WorkRecord gives a whole row.
      await db
        .insertInto('work')
        .values(row as Row)
        .execute()
    },
    async get(environmentId, id) {
      const row = await ofEnvironment(environmentId).where('id', '=', id).executeTakeFirst()
      return row && toWork(row)
    },
    async update(id, changes) {
      await db.updateTable('work').set(toRow(changes)).where('id', '=', id).execute()
    },
    async list(environmentId, query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = ofEnvironment(environmentId)
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toWork)
    },
    async listUnfinished(environmentId) {
      const rows = await ofEnvironment(environmentId).where('state', '!=', 'stopped').orderBy('id').execute()
      return rows.map(toWork)
    },
  }
}

function toRow(work: WorkChanges): Partial<Row> {
  const row: Partial<Row> = {}
  if (work.state !== undefined) row.state = work.state
  if (work.metadata !== undefined) row.metadata = JSON.stringify(work.metadata)
  if (work.workerId !== undefined) row.worker_id = work.workerId
  if (work.polledAt !== undefined) row.polled_at = work.polledAt
  if (work.leaseUntil !== undefined) row.lease_until = work.leaseUntil
  if (work.acknowledgedAt !== undefined) row.acknowledged_at = work.acknowledgedAt
  if (work.startedAt !== undefined) row.started_at = work.startedAt
  if (work.latestHeartbeatAt !== undefined) row.latest_heartbeat_at = work.latestHeartbeatAt
  if (work.stopRequestedAt !== undefined) row.stop_requested_at = work.stopRequestedAt
  if (work.stoppedAt !== undefined) row.stopped_at = work.stoppedAt
  return row
}

function toWork(row: Row): WorkRecord {
  return {
    id: row.id,
    environmentId: row.environment_id,
    sessionId: row.session_id,
    // Both columns were written by `toRow` from a WorkRecord.
    state: row.state as WorkRecord['state'],
    metadata: JSON.parse(row.metadata) as Record<string, string>,
    workerId: row.worker_id,
    polledAt: row.polled_at,
    leaseUntil: row.lease_until,
    createdAt: row.created_at,
    acknowledgedAt: row.acknowledged_at,
    startedAt: row.started_at,
    latestHeartbeatAt: row.latest_heartbeat_at,
    stopRequestedAt: row.stop_requested_at,
    stoppedAt: row.stopped_at,
  }
}

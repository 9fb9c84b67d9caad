import type { Kysely, Selectable } from 'kysely'
import type { DeploymentRunRecord } from '../deployments/deployment.ts'
import type { CreatedRange, Page, PageQuery } from './listQuery.ts'
import { bounds, toPage, toReading } from './paging.ts'
import type { Tables } from './tables.ts'

export interface DeploymentRunFilter {
  deploymentId?: string
  trigger?: 'manual' | 'schedule'
  hasError?: boolean
  created: CreatedRange
}

export interface DeploymentRunStore {
  /** False when this due time of the deployment already has its run. */
  create(run: DeploymentRunRecord): Promise<boolean>
  get(id: string): Promise<DeploymentRunRecord | undefined>
  update(run: DeploymentRunRecord): Promise<void>
  list(query: PageQuery & DeploymentRunFilter): Promise<Page<DeploymentRunRecord>>
  /** Runs whose start a crash cut off, oldest first. */
  listStarting(): Promise<DeploymentRunRecord[]>
}

type Row = Selectable<Tables['deployment_runs']>

export function createDeploymentRunStore(db: Kysely<Tables>): DeploymentRunStore {
  return {
    async create(run) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('deployment_runs')
        .values(toRow(run))
        .onConflict((conflict) => conflict.columns(['deployment_id', 'scheduled_at']).doNothing())
        .executeTakeFirst()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async get(id) {
      const rows = await db.selectFrom('deployment_runs').selectAll().where('id', '=', id).execute()
      return rows[0] && toRun(rows[0])
    },
    async update(run) {
      await db.updateTable('deployment_runs').set(toRow(run)).where('id', '=', run.id).execute()
    },
    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = db.selectFrom('deployment_runs').selectAll()
      if (query.deploymentId !== undefined) select = select.where('deployment_id', '=', query.deploymentId)
      if (query.trigger === 'manual') select = select.where('scheduled_at', 'is', null)
      if (query.trigger === 'schedule') select = select.where('scheduled_at', 'is not', null)
      if (query.hasError !== undefined) select = select.where('outcome', query.hasError ? '=' : '!=', 'failed')
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      for (const bound of bounds(query.created)) select = select.where('created_at', bound.comparison, bound.instant)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toRun)
    },
    async listStarting() {
      const rows = await db
        .selectFrom('deployment_runs')
        .selectAll()
        .where('outcome', '=', 'starting')
        .orderBy('id')
        .execute()
      return rows.map(toRun)
    },
  }
}

function toRow(run: DeploymentRunRecord): Row {
  return {
    id: run.id,
    deployment_id: run.deploymentId,
    outcome: run.outcome,
    scheduled_at: run.trigger.type === 'schedule' ? run.trigger.scheduledAt : null,
    created_at: run.createdAt,
    record: JSON.stringify(run),
  }
}

function toRun(row: Row): DeploymentRunRecord {
  return JSON.parse(row.record) as DeploymentRunRecord // written by `toRow`
}

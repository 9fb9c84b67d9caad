import { type Kysely, type Selectable, sql } from 'kysely'
import type { DeploymentRecord } from '../deployments/deployment.ts'
import type { ListFilter, Page, PageQuery } from './listQuery.ts'
import { bounds, toPage, toReading } from './paging.ts'
import { contains, countColumn, hasMetadata, toCount } from './searching.ts'
import type { Tables } from './tables.ts'

export interface DeploymentFilter extends ListFilter {
  status?: string
  agentId?: string
}

export interface DeploymentStore {
  create(deployment: DeploymentRecord): Promise<void>
  get(id: string): Promise<DeploymentRecord | undefined>
  update(deployment: DeploymentRecord): Promise<void>
  list(query: PageQuery & DeploymentFilter): Promise<Page<DeploymentRecord>>
  count(filter: DeploymentFilter): Promise<number>
  /** What is due up to `at`, the longest waiting first. */
  listDue(at: string): Promise<DeploymentRecord[]>
  /** When the next one is due; null when none is. */
  nextRunAt(): Promise<string | null>
}

type Row = Selectable<Tables['deployments']>

export function createDeploymentStore(db: Kysely<Tables>): DeploymentStore {
  function matching({ includeArchived, status, agentId, created, name, metadata }: DeploymentFilter) {
    let select = db.selectFrom('deployments')
    if (!includeArchived) select = select.where('archived_at', 'is', null)
    if (status !== undefined) select = select.where('status', '=', status)
    if (agentId !== undefined) select = select.where('agent_id', '=', agentId)
    for (const bound of bounds(created)) select = select.where('created_at', bound.comparison, bound.instant)
    if (name !== undefined) select = select.where(contains(sql.ref('name'), name))
    if (metadata !== undefined) select = select.where(hasMetadata(sql.ref('metadata'), metadata))
    return select
  }

  return {
    async create(deployment) {
      await db.insertInto('deployments').values(toRow(deployment)).execute()
    },
    async get(id) {
      const rows = await db.selectFrom('deployments').selectAll().where('id', '=', id).execute()
      return rows[0] && toDeployment(rows[0])
    },
    async update(deployment) {
      await db.updateTable('deployments').set(toRow(deployment)).where('id', '=', deployment.id).execute()
    },
    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = matching(query).selectAll()
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toDeployment)
    },
    count: async (filter) => toCount(await matching(filter).select(countColumn).execute()),
    async listDue(at) {
      const rows = await db
        .selectFrom('deployments')
        .selectAll()
        .where('next_run_at', '<=', at)
        .orderBy('next_run_at')
        .execute()
      return rows.map(toDeployment)
    },
    async nextRunAt() {
      const rows = await db
        .selectFrom('deployments')
        .select('next_run_at')
        .where('next_run_at', 'is not', null)
        .orderBy('next_run_at')
        .limit(1)
        .execute()
      return rows[0]?.next_run_at ?? null
    },
  }
}

function toRow(deployment: DeploymentRecord): Row {
  return {
    id: deployment.id,
    name: deployment.name,
    agent_id: deployment.agent.id,
    status: deployment.status,
    metadata: JSON.stringify(deployment.metadata),
    next_run_at: deployment.nextRunAt,
    archived_at: deployment.archivedAt,
    created_at: deployment.createdAt,
    record: JSON.stringify(deployment),
  }
}

function toDeployment(row: Row): DeploymentRecord {
  return JSON.parse(row.record) as DeploymentRecord // written by `toRow`
}

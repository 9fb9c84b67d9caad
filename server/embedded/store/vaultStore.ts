import { type Kysely, type Selectable, sql } from 'kysely'
import type { JsonObject, VaultRecord } from '../canonical.ts'
import { toPage, toReading } from './paging.ts'
import type { StoredCredential, VaultFilter, VaultStore } from './store.ts'
import type { Tables } from './tables.ts'

type VaultRow = Selectable<Tables['vaults']>
type CredentialRow = Selectable<Tables['vault_credentials']>

/** Whether a column holds the text, in any case. */
const holds = (column: string, text: string) => sql<boolean>`instr(lower(${sql.ref(column)}), lower(${text})) > 0`

function fits({ includeArchived, name, metadata = {} }: VaultFilter) {
  const conditions = [
    ...(includeArchived ? [] : [sql<boolean>`archived_at is null`]),
    ...(name === undefined ? [] : [holds('display_name', name)]),
    ...Object.entries(metadata).map(
      ([key, value]) =>
        sql<boolean>`exists (select 1 from json_each(metadata) where key = ${key} and value = ${value})`,
    ),
  ]
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`
}

export function createVaultStore(db: Kysely<Tables>): VaultStore {
  const credentialAt = (vaultId: string, id: string) =>
    db.selectFrom('vault_credentials').selectAll().where('vault_id', '=', vaultId).where('id', '=', id)

  return {
    async create(vault, credentials = []) {
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('vaults').values(toVaultRow(vault)).execute()
        for (const credential of credentials)
          await trx.insertInto('vault_credentials').values(toCredentialRow(credential)).execute()
      })
    },
    async get(id) {
      const rows = await db.selectFrom('vaults').selectAll().where('id', '=', id).execute()
      return rows[0] && toVault(rows[0])
    },
    async archive(id, at) {
      await db.updateTable('vaults').set({ archived_at: at }).where('id', '=', id).execute()
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('vaults').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = db.selectFrom('vaults').selectAll().where(fits(query))
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toVault)
    },
    async count(filter) {
      const rows = await db
        .selectFrom('vaults')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where(fits(filter))
        .execute()
      return Number(rows[0]?.count ?? 0)
    },
    async createCredential(credential) {
      await db.insertInto('vault_credentials').values(toCredentialRow(credential)).execute()
    },
    async getCredential(vaultId, id) {
      const [row] = await credentialAt(vaultId, id).execute()
      return row && toCredential(row)
    },
    async updateCredential(credential) {
      const row = toCredentialRow(credential)
      await db.updateTable('vault_credentials').set(row).where('id', '=', credential.id).execute()
    },
    async removeCredential(vaultId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('vault_credentials')
        .where('vault_id', '=', vaultId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async listCredentials(vaultId, query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = db.selectFrom('vault_credentials').selectAll().where('vault_id', '=', vaultId)
      if (!query.includeArchived) select = select.where('archived_at', 'is', null)
      if (query.name !== undefined) {
        const names = sql`coalesce(auth ->> 'secret_name', auth ->> 'mcp_server_url', '')`
        select = select.where(sql<boolean>`instr(lower(${names}), lower(${query.name})) > 0`)
      }
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      return toPage(query, await select.orderBy('id', direction).limit(rows).execute(), toCredential)
    },
    async listActive(vaultIds) {
      if (vaultIds.length === 0) return []
      const rows = await db
        .selectFrom('vault_credentials')
        .innerJoin('vaults', 'vaults.id', 'vault_credentials.vault_id')
        .selectAll('vault_credentials')
        .where('vault_id', 'in', vaultIds)
        .where('vaults.archived_at', 'is', null)
        .where('vault_credentials.archived_at', 'is', null)
        .orderBy('vault_credentials.id', 'desc')
        .execute()
      const credentials = rows.map(toCredential)
      return vaultIds.flatMap((vaultId) => credentials.filter((credential) => credential.vaultId === vaultId))
    },
    async hasSecrets() {
      const rows = await db.selectFrom('vault_credentials').select('id').limit(1).execute()
      if (rows.length > 0) return true
      return (await db.selectFrom('webhook_endpoints').select('id').limit(1).execute()).length > 0
    },
    async keyCheck() {
      const rows = await db.selectFrom('vault_key_check').select('sealed').execute()
      return rows[0]?.sealed
    },
    async setKeyCheck(sealed) {
      await db
        .insertInto('vault_key_check')
        .values({ id: 1, sealed })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ sealed }))
        .execute()
    },
  }
}

function toVaultRow({ displayName, metadata, archivedAt, createdAt, updatedAt, id }: VaultRecord): VaultRow {
  return {
    id,
    display_name: displayName,
    metadata: JSON.stringify(metadata),
    archived_at: archivedAt,
    created_at: createdAt,
    updated_at: updatedAt,
  }
}

function toVault(row: VaultRow): VaultRecord {
  return {
    id: row.id,
    displayName: row.display_name,
    metadata: JSON.parse(row.metadata) as Record<string, string>, // written by `toVaultRow`
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toCredentialRow(credential: StoredCredential): CredentialRow {
  return {
    id: credential.id,
    vault_id: credential.vaultId,
    auth: JSON.stringify(credential.auth),
    sealed: credential.sealed,
    metadata: JSON.stringify(credential.metadata),
    archived_at: credential.archivedAt,
    created_at: credential.createdAt,
    updated_at: credential.updatedAt,
  }
}

function toCredential(row: CredentialRow): StoredCredential {
  return {
    id: row.id,
    vaultId: row.vault_id,
    // Both columns were written by `toCredentialRow`.
    auth: JSON.parse(row.auth) as JsonObject,
    metadata: JSON.parse(row.metadata) as Record<string, string>,
    sealed: row.sealed,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

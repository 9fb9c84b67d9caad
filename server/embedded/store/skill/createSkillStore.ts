import { type Kysely, type Selectable, sql } from 'kysely'
import type { SkillRecord, SkillVersionRecord } from '../../skills/skill.ts'
import { nowInstant, toMicros } from '../instants.ts'
import type { Page, PageQuery } from '../listQuery.ts'
import { toPage, toReading } from '../paging.ts'
import type { Tables } from '../tables.ts'

export type NewSkill = Pick<SkillRecord, 'id' | 'name' | 'displayTitle' | 'metadata'>
/** `id` is given, because the files of the version are named after it. */
export type NewSkillVersion = Omit<SkillVersionRecord, 'skillId' | 'version' | 'createdAt'>

export interface SkillStore {
  create(skill: NewSkill, version: NewSkillVersion): Promise<SkillRecord>
  get(id: string): Promise<SkillRecord | undefined>
  update(id: string, changes: Partial<Pick<SkillRecord, 'displayTitle' | 'metadata'>>): Promise<void>
  remove(id: string): Promise<boolean>
  list(query: PageQuery & { name?: string; displayTitle?: string }): Promise<Page<SkillRecord>>
  /** Undefined when the skill is gone, 'renamed' when the version has another name than the skill. */
  addVersion(skillId: string, version: NewSkillVersion): Promise<SkillVersionRecord | 'renamed' | undefined>
  getVersion(skillId: string, version: string): Promise<SkillVersionRecord | undefined>
  removeVersion(skillId: string, version: string): Promise<SkillVersionRecord | undefined>
  listVersions(skillId: string, query: PageQuery): Promise<Page<SkillVersionRecord>>
  /** Ids of all skills and versions, to tell files that belong to none. */
  listIds(): Promise<Set<string>>
}

type SkillRow = Selectable<Tables['skills']>
type VersionRow = Selectable<Tables['skill_versions']>

export function createSkillStore(db: Kysely<Tables>): SkillStore {
  /** The newest version of each of the skills. Versions are numbers of equal length, so their text sorts as they do. */
  async function withLatest(rows: SkillRow[]): Promise<SkillRecord[]> {
    if (rows.length === 0) return []
    const latest = await db
      .selectFrom('skill_versions')
      .selectAll()
      .where(
        'skill_id',
        'in',
        rows.map(({ id }) => id),
      )
      .where(
        sql<boolean>`version = (select max(v.version) from skill_versions v where v.skill_id = skill_versions.skill_id)`,
      )
      .execute()
    const bySkill = new Map(latest.map((row) => [row.skill_id, toVersion(row)]))
    return rows.map((row) => toSkill(row, bySkill.get(row.id) ?? null))
  }

  async function get(id: string): Promise<SkillRecord | undefined> {
    const [skill] = await withLatest(await db.selectFrom('skills').selectAll().where('id', '=', id).execute())
    return skill
  }

  async function getVersion(skillId: string, version: string): Promise<SkillVersionRecord | undefined> {
    const [row] = await db
      .selectFrom('skill_versions')
      .selectAll()
      .where('skill_id', '=', skillId)
      .where('version', '=', version)
      .execute()
    return row && toVersion(row)
  }

  return {
    async create(skill, version) {
      const at = nowInstant()
      const record: SkillVersionRecord = { ...version, skillId: skill.id, version: toNumber(at, 0), createdAt: at }
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('skills')
          .values({
            id: skill.id,
            name: skill.name,
            display_title: skill.displayTitle,
            versions_made: 1,
            metadata: JSON.stringify(skill.metadata),
            created_at: at,
            updated_at: at,
          })
          .execute()
        await trx.insertInto('skill_versions').values(toVersionRow(record)).execute()
      })
      return { ...skill, latest: record, versionsMade: 1, createdAt: at, updatedAt: at }
    },

    get,

    async update(id, { displayTitle, metadata }) {
      await db
        .updateTable('skills')
        .set({
          ...(displayTitle === undefined ? {} : { display_title: displayTitle }),
          ...(metadata === undefined ? {} : { metadata: JSON.stringify(metadata) }),
          updated_at: nowInstant(),
        })
        .where('id', '=', id)
        .execute()
    },

    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('skills').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },

    async list(query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = db.selectFrom('skills').selectAll()
      if (query.name !== undefined) select = select.where(sql`instr(lower(name), lower(${query.name}))`, '>', 0)
      if (query.displayTitle !== undefined)
        select = select.where(sql`instr(lower(display_title), lower(${query.displayTitle}))`, '>', 0)
      if (cursor !== undefined) select = select.where('id', comparison, cursor)
      const found = await withLatest(await select.orderBy('id', direction).limit(rows).execute())
      return toPage(query, found, (skill) => skill)
    },

    addVersion: (skillId, version) =>
      db.transaction().execute(async (trx) => {
        const [skill] = await trx.selectFrom('skills').selectAll().where('id', '=', skillId).execute()
        if (!skill) return undefined
        if (skill.name !== version.name) return 'renamed'
        const { last } = await trx
          .selectFrom('skill_versions')
          .select(({ fn }) => fn.max('version').as('last'))
          .where('skill_id', '=', skillId)
          .executeTakeFirstOrThrow()
        const at = nowInstant()
        // The type of `max` leaves out that there may be no version at all.
        const record = {
          ...version,
          skillId,
          version: toNumber(at, Number((last as string | null) ?? 0)),
          createdAt: at,
        }
        await trx.insertInto('skill_versions').values(toVersionRow(record)).execute()
        await trx
          .updateTable('skills')
          .set({ versions_made: skill.versions_made + 1, updated_at: at })
          .where('id', '=', skillId)
          .execute()
        return record
      }),

    getVersion,

    async removeVersion(skillId, version) {
      const found = await getVersion(skillId, version)
      if (!found) return undefined
      const { numDeletedRows } = await db.deleteFrom('skill_versions').where('id', '=', found.id).executeTakeFirst()
      await db.updateTable('skills').set({ updated_at: nowInstant() }).where('id', '=', skillId).execute()
      return numDeletedRows > 0n ? found : undefined
    },

    async listVersions(skillId, query) {
      const { cursor, comparison, direction, rows } = toReading(query, 'desc')
      let select = db.selectFrom('skill_versions').selectAll().where('skill_id', '=', skillId)
      if (cursor !== undefined) select = select.where('version', comparison, cursor)
      return toPage(query, await select.orderBy('version', direction).limit(rows).execute(), toVersion)
    },

    async listIds() {
      const [skills, versions] = await Promise.all([
        db.selectFrom('skills').select('id').execute(),
        db.selectFrom('skill_versions').select('id').execute(),
      ])
      return new Set([...skills, ...versions].map(({ id }) => id))
    },
  }
}

/** The instant in microseconds, or the next number when the clock has not moved since the last version. */
function toNumber(at: string, last: number): string {
  return String(Math.max(toMicros(at) ?? 0, last + 1))
}

function toVersionRow(version: SkillVersionRecord): VersionRow {
  const { skillId, sizeBytes, createdAt, ...same } = version
  return { ...same, skill_id: skillId, size_bytes: sizeBytes, created_at: createdAt }
}

function toVersion(row: VersionRow): SkillVersionRecord {
  const { skill_id: skillId, size_bytes: sizeBytes, created_at: createdAt, ...same } = row
  return { ...same, skillId, sizeBytes, createdAt }
}

function toSkill(row: SkillRow, latest: SkillVersionRecord | null): SkillRecord {
  return {
    id: row.id,
    name: row.name,
    displayTitle: row.display_title,
    latest,
    versionsMade: row.versions_made,
    metadata: JSON.parse(row.metadata) as Record<string, string>, // written by `create` or `update`
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** The tables of skills, as Kysely sees them. */
export interface SkillTables {
  skills: {
    id: string
    name: string
    display_title: string
    versions_made: number
    metadata: string
    created_at: string
    updated_at: string
  }
  skill_versions: {
    id: string
    skill_id: string
    version: string
    name: string
    description: string
    directory: string
    size_bytes: number
    sha256: string
    created_at: string
  }
}

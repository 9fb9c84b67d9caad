import type { JsonObject } from '../canonical.ts'
import type { SkillRecord, SkillVersionRecord } from '../skills/skill.ts'

/** How a form of the API writes skills. */
export interface SkillForm {
  skill(skill: SkillRecord): JsonObject
  version(version: SkillVersionRecord): JsonObject
}

export const skillForm202608: SkillForm = {
  skill: (skill) => ({
    id: skill.id,
    type: 'skill',
    display_title: skill.displayTitle,
    source: 'custom',
    latest_version: skill.latest?.version ?? null,
    name: skill.name,
    description: skill.latest?.description ?? '',
    metadata: skill.metadata,
    created_at: skill.createdAt,
    updated_at: skill.updatedAt,
  }),
  version: (version) => ({
    id: version.id,
    type: 'skill_version',
    skill_id: version.skillId,
    version: version.version,
    name: version.name,
    description: version.description,
    directory: version.directory,
    content_size: version.sizeBytes,
    content_sha256: version.sha256,
    created_at: version.createdAt,
    updated_at: version.createdAt,
  }),
}

/** May told of the content at the skill itself, and counted versions from 1. */
export const skillForm202605: SkillForm = {
  skill: (skill) => ({
    ...skillForm202608.skill(skill),
    skill_type: 'custom',
    version: skill.versionsMade,
    ...(skill.latest ? { content_size: skill.latest.sizeBytes, content_sha256: skill.latest.sha256 } : {}),
  }),
  version: skillForm202608.version,
}

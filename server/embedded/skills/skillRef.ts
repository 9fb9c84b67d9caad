import type { JsonObject } from '../canonical.ts'

/** How an agent names a skill. Without a version, or with `latest`, it follows the newest. */
export interface SkillRef {
  skillId: string
  version: string | null
}

export function readSkillRef(entry: JsonObject): SkillRef {
  const { version } = entry
  const isPinned =
    (typeof version === 'string' && version !== 'latest' && version !== '') || typeof version === 'number'
  return { skillId: String(entry.skill_id ?? ''), version: isPinned ? String(version) : null }
}

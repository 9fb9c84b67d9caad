import type { AgentRecord } from '../../canonical.ts'
import { invalid } from '../../problem.ts'
import { readSkillRef } from '../../skills/skillRef.ts'
import type { SkillStore } from '../../store/skill/createSkillStore.ts'

/**
 * Skills that an agent is given have to exist. What it has had before is left alone: deleting a skill does not take it
 * away from agents.
 */
export async function checkSkills(
  store: SkillStore,
  skills: AgentRecord['skills'],
  before: AgentRecord['skills'] = [],
): Promise<void> {
  const kept = new Set(before.map((entry) => JSON.stringify(readSkillRef(entry))))
  for (const [index, entry] of skills.entries()) {
    const ref = readSkillRef(entry)
    if (kept.has(JSON.stringify(ref))) continue
    const skill = await store.get(ref.skillId)
    if (!skill) throw invalid(`There is no skill '${ref.skillId}'.`, `skills.${index}.skill_id`)
    if (ref.version !== null && !(await store.getVersion(skill.id, ref.version)))
      throw invalid(`The skill '${skill.id}' has no version '${ref.version}'.`, `skills.${index}.version`)
  }
}

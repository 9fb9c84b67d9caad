import { toRecord, toText, toTextOrNull } from './json.ts'

/** A skill of the workspace, as far as an agent has to know it to name it. */
export interface SkillChoice {
  id: string
  title: string
  /** `custom`, `qoder`, or a word we do not know: what an agent calls the type of the skill. */
  source: string
  /** Null when every version was deleted. */
  latestVersion: string | null
}

export function readSkillChoice(value: unknown): SkillChoice {
  const raw = toRecord(value)
  const id = toText(raw.id)
  return {
    id,
    title: toTextOrNull(raw.display_title) ?? toTextOrNull(raw.name) ?? id,
    source: toTextOrNull(raw.source) ?? 'custom',
    latestVersion: toTextOrNull(raw.latest_version),
  }
}

/** A skill as it is kept; what can be downloaded lies in `skillFolders.ts`. */
export interface SkillRecord {
  id: string
  /** The same in all versions, as SKILL.md writes it. */
  name: string
  displayTitle: string
  /** Null after all versions were deleted. */
  latest: SkillVersionRecord | null
  /** How many versions were ever made: the counter of the older form. */
  versionsMade: number
  metadata: Record<string, string>
  createdAt: string
  updatedAt: string
}

/** An immutable snapshot of the skill's files. */
export interface SkillVersionRecord {
  id: string
  skillId: string
  /** Epoch microseconds as text; later versions are greater. */
  version: string
  name: string
  description: string
  directory: string
  /** Of the ZIP file that is downloaded. */
  sizeBytes: number
  sha256: string
  createdAt: string
}

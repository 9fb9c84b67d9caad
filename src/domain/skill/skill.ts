import { type Json, toNumberOrNull, toRecord, toText, toTextMap, toTextOrNull } from '../json.ts'

/** A package of instructions and files that agents can be given. `raw` holds the answer whole. */
export interface Skill {
  id: string
  name: string
  displayTitle: string
  description: string
  /** `custom`, `qoder`, or a word we do not know. */
  source: string
  /** Null after all versions were deleted. */
  latestVersion: string | null
  metadata: Record<string, string>
  createdAt: string | null
  updatedAt: string | null
  raw: Json
}

export function readSkill(value: unknown): Skill {
  const raw = toRecord(value)
  const name = toText(raw.name)
  return {
    id: toText(raw.id),
    name,
    displayTitle: toTextOrNull(raw.display_title) ?? name,
    description: toText(raw.description),
    source:
      toTextOrNull(raw.source) ?? toTextOrNull(toRecord(raw.source).type) ?? toTextOrNull(raw.skill_type) ?? 'custom',
    latestVersion: toTextOrNull(raw.latest_version) ?? toNumberOrNull(raw.version)?.toString() ?? null,
    metadata: toTextMap(raw.metadata),
    createdAt: toTextOrNull(raw.created_at),
    updatedAt: toTextOrNull(raw.updated_at),
    raw,
  }
}

/** An immutable snapshot of a skill's files. */
export interface SkillVersion {
  id: string
  version: string
  name: string
  description: string
  sizeBytes: number | null
  createdAt: string | null
  raw: Json
}

export function readSkillVersion(value: unknown): SkillVersion {
  const raw = toRecord(value)
  return {
    id: toText(raw.id),
    version: toTextOrNull(raw.version) ?? toNumberOrNull(raw.version)?.toString() ?? '',
    name: toText(raw.name),
    description: toText(raw.description),
    sizeBytes: toNumberOrNull(raw.content_size),
    createdAt: toTextOrNull(raw.created_at),
    raw,
  }
}

/** A file of a version, by its path below the skill's folder. */
export interface SkillFile {
  path: string
  bytes: Uint8Array
  /** Null for what is no text. */
  text: string | null
}

/** The files of a downloaded package, without its top folder; SKILL.md first. */
export function toSkillFiles(entries: Record<string, Uint8Array>): SkillFile[] {
  const paths = Object.keys(entries).filter((path) => !path.endsWith('/'))
  const tops = new Set(paths.map((path) => path.split('/')[0]))
  const cut = tops.size === 1 && paths.every((path) => path.includes('/')) ? `${[...tops][0]}/`.length : 0
  return paths
    .map((path) => {
      const bytes = entries[path] ?? new Uint8Array()
      return { path: path.slice(cut), bytes, text: toTextIfAny(bytes) }
    })
    .sort((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1))
}

const rank = (path: string) => (path === 'SKILL.md' ? 0 : 1)

function toTextIfAny(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, 8000).includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

export interface FileChange {
  path: string
  kind: 'added' | 'removed' | 'changed'
  before: SkillFile | undefined
  after: SkillFile | undefined
}

/** What differs between the files of two versions, by path. */
export function toFileChanges(before: readonly SkillFile[], after: readonly SkillFile[]): FileChange[] {
  const paths = [...new Set([...before, ...after].map(({ path }) => path))].sort()
  return paths.flatMap((path): FileChange[] => {
    const old = before.find((file) => file.path === path)
    const now = after.find((file) => file.path === path)
    if (!old) return [{ path, kind: 'added', before: old, after: now }]
    if (!now) return [{ path, kind: 'removed', before: old, after: now }]
    const isSame = old.bytes.length === now.bytes.length && old.bytes.every((byte, index) => byte === now.bytes[index])
    return isSame ? [] : [{ path, kind: 'changed', before: old, after: now }]
  })
}

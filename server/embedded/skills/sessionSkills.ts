import type { SessionRecord } from '../canonical.ts'
import { readRoster } from '../runtime/coordination.ts'
import type { MountSource } from '../runtime/mountSource.ts'
import type { PromptSource } from '../runtime/promptSource.ts'
import type { Store } from '../store/store.ts'
import type { SkillVersionRecord } from './skill.ts'
import type { SkillFolders } from './skillFolders.ts'
import { readSkillRef } from './skillRef.ts'

interface AttachedSkill {
  mountPath: string
  skillId: string
  /** As an agent names it; null follows the newest. */
  wanted: string | null
  /** Null when the skill or its pinned version is deleted. */
  version: SkillVersionRecord | null
}

/** What the skills of its agents are to a session: folders that its tools can read, and a list in the prompt. */
export function createSessionSkills(store: Pick<Store, 'agents' | 'skills' | 'threads'>, folders: SkillFolders) {
  const { skills } = store

  /**
   * The skills of the session's agent, then those of the agents it may start and of those it did start, which may be
   * deleted by now: they share one sandbox. `latest` is looked up each time, so that a turn works with the version of its
   * day.
   */
  async function attached({ id, agent }: SessionRecord): Promise<AttachedSkill[]> {
    const roster = (await readRoster(store, { agent, isPrimary: true })).map((entry) => entry.agent)
    const started = (await store.threads.listLiving(id)).flatMap((thread) => thread.agent ?? [])
    const found: AttachedSkill[] = []
    for (const entry of [agent, ...roster, ...started].flatMap((one) => one.skills)) {
      const { skillId, version: wanted } = readSkillRef(entry)
      if (found.some((other) => other.skillId === skillId && other.wanted === wanted)) continue
      const version = wanted === null ? (await skills.get(skillId))?.latest : await skills.getVersion(skillId, wanted)
      const name = version?.name ?? skillId.replace(/\W/g, '')
      found.push({ mountPath: freePath(name, found), skillId, wanted, version: version ?? null })
    }
    return found
  }

  const mountSource: MountSource = async (session) =>
    (await attached(session)).map(({ mountPath, skillId, version }) => ({
      mountPath,
      hostPath: folders.filesOf(skillId, version?.id ?? 'deleted'),
      access: 'read_only',
    }))

  const promptSource: PromptSource = async (session, agent) => {
    const own = agent.skills.map(readSkillRef)
    const lines = (await attached(session)).flatMap(({ mountPath, skillId, wanted, version }) =>
      version && own.some((ref) => ref.skillId === skillId && ref.version === wanted)
        ? [`- ${version.name} (${mountPath}/SKILL.md): ${version.description.replace(/\s+/g, ' ')}`]
        : [],
    )
    if (lines.length === 0) return ''
    return [
      '# Skills',
      'Each of these skills is a read-only folder in the sandbox. When a task fits the description of one, read its SKILL.md first and follow it.',
      ...lines,
    ].join('\n')
  }

  return { mountSource, promptSource }
}

/** Skills may share a name, and two versions of one always do. */
function freePath(name: string, others: readonly AttachedSkill[]): string {
  for (let count = 1; ; count += 1) {
    const path = `/mnt/skills/${name}${count === 1 ? '' : `-${count}`}`
    if (!others.some(({ mountPath }) => mountPath === path)) return path
  }
}

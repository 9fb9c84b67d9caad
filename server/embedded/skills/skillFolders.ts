import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createId } from '../store/ids.ts'

/** Where the files of skills lie: `skills/<skill id>/<version id>/` holds `files/` and `content.zip`. */
export interface SkillFolders {
  /** A new empty folder for an upload; whoever asked for it removes it or keeps it as a version. */
  stage(): Promise<string>
  /** Makes a staged folder the files of a version. */
  keep(staged: string, skillId: string, versionId: string): Promise<void>
  filesOf(skillId: string, versionId: string): string
  zipOf(skillId: string, versionId: string): string
  remove(skillId: string, versionId?: string): Promise<void>
  /** Removes what a crash left: uploads that were not finished, and folders of nothing that `ids` knows. */
  sweep(ids: ReadonlySet<string>): Promise<void>
}

export function createSkillFolders(dataDir: string): SkillFolders {
  const root = join(dataDir, 'skills')
  const incoming = join(root, 'incoming')
  const versionOf = (skillId: string, versionId: string) => join(root, skillId, versionId)
  return {
    async stage() {
      const folder = join(incoming, createId('upload'))
      await mkdir(join(folder, 'files'), { recursive: true, mode: 0o700 })
      return folder
    },
    async keep(staged, skillId, versionId) {
      await mkdir(join(root, skillId), { recursive: true, mode: 0o700 })
      await rename(staged, versionOf(skillId, versionId))
    },
    filesOf: (skillId, versionId) => join(versionOf(skillId, versionId), 'files'),
    zipOf: (skillId, versionId) => join(versionOf(skillId, versionId), 'content.zip'),
    remove: (skillId, versionId) =>
      rm(versionId === undefined ? join(root, skillId) : versionOf(skillId, versionId), {
        recursive: true,
        force: true,
      }),
    async sweep(ids) {
      await rm(incoming, { recursive: true, force: true })
      for (const skillId of await namesIn(root)) {
        const versions = await namesIn(join(root, skillId))
        const stray = ids.has(skillId)
          ? versions.filter((id) => !ids.has(id)).map((id) => join(skillId, id))
          : [skillId]
        for (const path of stray) await rm(join(root, path), { recursive: true, force: true })
      }
    },
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return isThere ? readdir(folder) : []
}

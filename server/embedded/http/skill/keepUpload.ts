import { rm } from 'node:fs/promises'
import { buildPackage } from '../../skills/buildPackage.ts'
import { readUpload, type Upload } from '../../skills/readUpload.ts'
import type { SkillFolders } from '../../skills/skillFolders.ts'
import { createId } from '../../store/ids.ts'
import type { NewSkillVersion } from '../../store/skill/createSkillStore.ts'
import type { CloudContext } from '../context.ts'

/**
 * Takes an upload in, checks it, puts its files where those of the version belong and lets `write` make it known. When
 * any of it fails, nothing stays behind.
 */
export async function keepUpload<T>(
  folders: SkillFolders,
  receive: (staged: string) => Promise<Upload>,
  write: (
    version: NewSkillVersion,
    fields: Map<string, string>,
    keep: (skillId: string) => Promise<void>,
  ) => Promise<T>,
): Promise<T> {
  const staged = await folders.stage()
  const versionId = createId('skillver')
  let keptIn: string | null = null
  try {
    const { fields, files } = await receive(staged)
    const built = await buildPackage(files, staged)
    return await write({ id: versionId, ...built }, fields, async (skillId) => {
      keptIn = skillId
      await folders.keep(staged, skillId, versionId)
    })
  } catch (error) {
    if (keptIn !== null) await folders.remove(keptIn, versionId)
    throw error
  } finally {
    await rm(staged, { recursive: true, force: true })
  }
}

export const fromForm = (c: CloudContext) => (staged: string) => readUpload(c, staged)

import type { SkillMd } from '@/domain/skill/readSkillMd.ts'
import { maxSkillBytes, toSkillPackage } from '@/domain/skill/skillPackage.ts'
import type { PackedFile } from '@/queries/skills.ts'

/** A skill that was picked and can be sent, or why it cannot. */
export type PickedSkill =
  | { problem: string }
  | {
      problem: null
      skillMd: SkillMd
      /** Paths below the skill's folder, with their sizes. */
      files: { path: string; sizeBytes: number }[]
      /** What is sent: the files, without what systems leave beside them, or the ZIP file. */
      upload: PackedFile[]
    }

/** Looks at a skill as the server will, before it is sent. `name` is the one its versions must keep. */
export async function checkPicked(picked: readonly PackedFile[], name: string | null): Promise<PickedSkill> {
  const [only] = picked
  const isZip = picked.length === 1 && only !== undefined && /\.zip$/i.test(only.path)
  let inner: readonly PackedFile[] = picked
  if (isZip) {
    const unpacked = await unpack(only)
    if (typeof unpacked === 'string') return { problem: unpacked }
    inner = unpacked
  }
  const found = toSkillPackage(inner.map(({ path, content }) => ({ path, content, sizeBytes: content.size })))
  if (typeof found === 'string') return { problem: found }
  const { isSkillMdProblem, readSkillMd } = await import('@/domain/skill/readSkillMd.ts')
  const read = readSkillMd(await found.skillMd.content.text())
  if (isSkillMdProblem(read)) return { problem: `SKILL.md, line ${read.line}: ${read.message}` }
  if (found.directory !== null && found.directory !== read.name)
    return {
      problem: `The folder is named “${found.directory}”, and SKILL.md names the skill “${read.name}”. Give both the same name.`,
    }
  if (name !== null && read.name !== name)
    return { problem: `SKILL.md names the skill “${read.name}”. All versions of this one are named “${name}”.` }
  return {
    problem: null,
    skillMd: read,
    files: found.files.map(({ path, file }) => ({ path, sizeBytes: file.sizeBytes })),
    upload: isZip ? [...picked] : found.files.map(({ file }) => ({ path: file.path, content: file.content })),
  }
}

async function unpack({ content }: PackedFile): Promise<PackedFile[] | string> {
  if (content.size > maxSkillBytes) return 'A skill holds at most 50 MB.'
  const { unzipSync } = await import('fflate')
  let sizeBytes = 0
  try {
    const entries = unzipSync(new Uint8Array(await content.arrayBuffer()), {
      filter: (file) => {
        sizeBytes += file.originalSize
        return sizeBytes <= maxSkillBytes
      },
    })
    if (sizeBytes > maxSkillBytes) return 'The ZIP file holds more than 50 MB when it is unpacked.'
    return Object.entries(entries).map(([path, bytes]) => ({
      path,
      content: new Blob([bytes as Uint8Array<ArrayBuffer>]), // fflate never gives out shared memory
    }))
  } catch {
    return 'The ZIP file cannot be read. Make it anew, without a password.'
  }
}

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { maxSkillBytes, maxSkillFiles } from '../../../src/domain/skill/skillPackage.ts'
import { invalid, Problem } from '../problem.ts'
import type { UploadedFile } from './readUpload.ts'

/**
 * Unpacks a ZIP file into `parts/` of a staged folder, under numbers, with the paths it names beside them. Sizes are
 * looked at before anything is unpacked, and no file becomes larger than it says.
 */
export async function unzipPackage(bytes: Uint8Array, staged: string): Promise<UploadedFile[]> {
  const folder = join(staged, 'parts')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const files: UploadedFile[] = []
  for (const [path, content] of Object.entries(unpacked(bytes))) {
    const hostPath = join(folder, `zip-${files.length}`)
    await writeFile(hostPath, content, { mode: 0o600 })
    files.push({ path, hostPath, sizeBytes: content.byteLength })
  }
  return files
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  let count = 0
  let sizeBytes = 0
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (name.endsWith('/')) return false
        count += 1
        sizeBytes += originalSize
        if (count > maxSkillFiles + 100) throw invalid(`A skill holds at most ${maxSkillFiles} files.`, 'files')
        if (sizeBytes > maxSkillBytes) throw invalid('The ZIP file holds more than 50 MB when it is unpacked.', 'files')
        return true
      },
    })
  } catch (error) {
    if (error instanceof Problem) throw error
    throw invalid('The ZIP file cannot be read. Make it anew, without a password.', 'files')
  }
}

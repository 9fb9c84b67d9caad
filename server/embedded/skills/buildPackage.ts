import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type AsyncZippable, zip } from 'fflate'
import { isSkillMdProblem, readSkillMd } from '../../../src/domain/skill/readSkillMd.ts'
import { toSkillPackage } from '../../../src/domain/skill/skillPackage.ts'
import { invalid } from '../problem.ts'
import type { UploadedFile } from './readUpload.ts'

export interface BuiltPackage {
  name: string
  description: string
  directory: string
  sizeBytes: number
  sha256: string
}

/**
 * Checks an uploaded skill and lays it out in `folder`: its files under `files/`, and the ZIP file of them, with one
 * top folder named after the skill. The same files make the same ZIP file.
 */
export async function buildPackage(uploaded: readonly UploadedFile[], folder: string): Promise<BuiltPackage> {
  const found = toSkillPackage(uploaded)
  if (typeof found === 'string') throw invalid(found, 'files')
  const { name, description } = await readFront(found.skillMd.hostPath)
  if (found.directory !== null && found.directory !== name)
    throw invalid(
      `The top folder is named '${found.directory}' and the skill '${name}'. Give both the same name.`,
      'files',
    )

  const content: AsyncZippable = {}
  for (const { path, file } of found.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const target = join(folder, 'files', ...path.split('/'))
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await rename(file.hostPath, target)
    content[`${name}/${path}`] = await readFile(target)
  }
  await rm(join(folder, 'parts'), { recursive: true, force: true })
  const bytes = await zipped(content)
  await writeFile(join(folder, 'content.zip'), bytes, { mode: 0o600 })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, description, directory: found.directory ?? name, sizeBytes: bytes.byteLength, sha256 }
}

async function readFront(hostPath: string) {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(hostPath))
  } catch {
    throw invalid('SKILL.md is not UTF-8 text.', 'files')
  }
  const read = readSkillMd(text)
  if (isSkillMdProblem(read)) throw invalid(`SKILL.md, line ${read.line}: ${read.message}`, 'files')
  return read
}

const zipped = (content: AsyncZippable) =>
  new Promise<Uint8Array>((resolve, reject) => {
    // A fixed time, so that the same files give the same bytes.
    zip(content, { mtime: new Date(2000, 0, 1) }, (error, bytes) => (error ? reject(error) : resolve(bytes)))
  })

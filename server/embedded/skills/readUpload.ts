import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { maxSkillBytes, maxSkillFiles, type PackageFile } from '../../../src/domain/skill/skillPackage.ts'
import type { CloudContext } from '../http/context.ts'
import { type FilePart, maxFormBytes, readMultipart, skip } from '../http/multipart.ts'
import { invalid } from '../problem.ts'
import { unzipPackage } from './unzipPackage.ts'

/** A file of an upload: where it was put on the way in, and the path the client gave it. */
export interface UploadedFile extends PackageFile {
  hostPath: string
}

export interface Upload {
  fields: Map<string, string>
  files: UploadedFile[]
}

/** Reads an uploaded skill into `folder`: bare files with their paths, or one ZIP file that holds them. */
export async function readUpload(c: CloudContext, folder: string): Promise<Upload> {
  const files: UploadedFile[] = []
  let sizeBytes = 0

  async function receive(part: FilePart): Promise<void> {
    if (part.name !== 'files' && part.name !== 'file') return skip(part)
    const file = { path: part.filename, hostPath: join(folder, 'parts', String(files.length)), sizeBytes: 0 }
    files.push(file)
    async function* counted() {
      for await (const chunk of part.content) {
        file.sizeBytes += chunk.byteLength
        sizeBytes += chunk.byteLength
        if (sizeBytes > maxSkillBytes) throw invalid('A skill holds at most 50 MB.', 'files')
        yield chunk
      }
    }
    await pipeline(Readable.from(counted()), createWriteStream(file.hostPath, { mode: 0o600 }))
  }

  await mkdir(join(folder, 'parts'), { recursive: true, mode: 0o700 })
  const limits = { files: maxSkillFiles + 100, fileBytes: maxSkillBytes, bodyBytes: maxFormBytes }
  const fields = await readMultipart(c, limits, receive)
  if (files.length === 0) throw invalid("Field 'files' is required.", 'files')
  const zip = files.find(({ path }) => /\.zip$/i.test(path) && !path.includes('/'))
  if (!zip) return { fields, files }
  if (files.length > 1) throw invalid('Send either one ZIP file or the bare files, not both.', 'files')
  const unzipped = await unzipPackage(await readFile(zip.hostPath), folder)
  await rm(zip.hostPath)
  return { fields, files: unzipped }
}

import type { Page } from '@/domain/page.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import {
  readSkill,
  readSkillVersion,
  type Skill,
  type SkillFile,
  type SkillVersion,
  toSkillFiles,
} from '@/domain/skill/skill.ts'
import { apiPath, request, requestBytes } from './http.ts'
import { type ListParams, listQuery, readPage } from './list.ts'
import { type UploadOptions, uploadForm } from './upload.ts'

/** A file with the path it has in the package. */
export interface PackedFile {
  path: string
  content: Blob
}

const skillPath = ({ workspace, id }: ResourceRef, ...rest: string[]) => apiPath(workspace, 'skills', id, ...rest)

export async function listSkills(
  workspace: string,
  params: ListParams & { name?: string | undefined },
  signal?: AbortSignal,
): Promise<Page<Skill>> {
  const query = listQuery(params, { name: params.name })
  return readPage(await request(apiPath(workspace, 'skills') + query, { signal }), readSkill, params.cursor)
}

export async function getSkill(ref: ResourceRef, signal?: AbortSignal): Promise<Skill> {
  return readSkill(await request(skillPath(ref), { signal }))
}

export async function createSkill(
  workspace: string,
  { files, displayTitle }: { files: readonly PackedFile[]; displayTitle: string },
  options: UploadOptions,
): Promise<Skill> {
  const form = toForm(files)
  if (displayTitle) form.append('display_title', displayTitle)
  return readSkill(await uploadForm(apiPath(workspace, 'skills'), form, options))
}

export async function createSkillVersion(
  ref: ResourceRef,
  files: readonly PackedFile[],
  options: UploadOptions,
): Promise<SkillVersion> {
  return readSkillVersion(await uploadForm(skillPath(ref, 'versions'), toForm(files), options))
}

export async function deleteSkill(ref: ResourceRef): Promise<void> {
  await request(skillPath(ref), { method: 'DELETE' })
}

export async function listSkillVersions(
  ref: ResourceRef,
  params: ListParams = {},
  signal?: AbortSignal,
): Promise<Page<SkillVersion>> {
  return readPage(
    await request(skillPath(ref, 'versions') + listQuery(params), { signal }),
    readSkillVersion,
    params.cursor,
  )
}

export async function deleteSkillVersion(ref: ResourceRef, version: string): Promise<void> {
  await request(skillPath(ref, 'versions', version), { method: 'DELETE' })
}

/** Where the ZIP file of a version is downloaded from. */
export const skillZipPath = (ref: ResourceRef, version: string): string =>
  skillPath(ref, 'versions', version, 'content')

/** The files of a version, out of its ZIP file: the API lists them nowhere else. */
export async function getSkillFiles(ref: ResourceRef, version: string, signal?: AbortSignal): Promise<SkillFile[]> {
  const [zip, { unzipSync }] = await Promise.all([
    requestBytes(skillZipPath(ref, version), { signal }),
    import('fflate'),
  ])
  return toSkillFiles(unzipSync(zip))
}

function toForm(files: readonly PackedFile[]): FormData {
  const form = new FormData()
  for (const { path, content } of files) form.append('files', content, path)
  return form
}

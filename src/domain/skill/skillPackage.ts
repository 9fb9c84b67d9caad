/** A file of a skill before anybody looked into it. `path` is as it was given, with `/` between its parts. */
export interface PackageFile {
  path: string
  sizeBytes: number
}

export const maxSkillBytes = 50 * 1024 * 1024
export const maxSkillFiles = 1000

export interface SkillPackage<File extends PackageFile> {
  /** The one top folder of the package; null when SKILL.md lies at the top itself. */
  directory: string | null
  skillMd: File
  /** The files that belong to the skill, by path below its folder. */
  files: { path: string; file: File }[]
}

/**
 * Where in a package the skill is: one top folder with a SKILL.md, or files around a SKILL.md. What operating systems
 * leave beside files is dropped. Throws nothing: a problem is answered as a sentence.
 */
export function toSkillPackage<File extends PackageFile>(given: readonly File[]): SkillPackage<File> | string {
  const files = given.filter(({ path }) => !isLitter(path))
  if (files.length === 0) return 'There is no file in it.'
  if (files.length > maxSkillFiles) return `A skill holds at most ${maxSkillFiles} files; this one has ${files.length}.`
  const sum = files.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0)
  if (sum > maxSkillBytes) return 'A skill holds at most 50 MB.'
  for (const { path } of files) {
    const problem = pathProblem(path)
    if (problem) return problem
  }
  const paths = new Set(files.map(({ path }) => path))
  if (paths.size < files.length) return 'Two files have the same path.'
  const inFile = files.find(({ path }) => foldersOf(path).some((folder) => paths.has(folder)))
  if (inFile) return `“${inFile.path}” lies inside what is a file itself.`

  const atTop = files.find(({ path }) => path === 'SKILL.md')
  if (atTop) return { directory: null, skillMd: atTop, files: files.map((file) => ({ path: file.path, file })) }

  const tops = [...new Set(files.map(({ path }) => path.split('/')[0] ?? ''))]
  if (tops.length > 1)
    return `A skill has exactly one top folder; here are ${tops.length}: ${tops.slice(0, 3).join(', ')}.`
  const [directory = ''] = tops
  const skillMd = files.find(({ path }) => path === `${directory}/SKILL.md`)
  if (!skillMd) return `There is no SKILL.md in “${directory}”.`
  const inside = files.map((file) => ({ path: file.path.slice(directory.length + 1), file }))
  return { directory, skillMd, files: inside }
}

function pathProblem(path: string): string | null {
  if (path.length > 1024) return 'A path is longer than 1024 characters.'
  if (/[\p{Cc}\\]/u.test(path))
    return `The path “${path.replace(/\p{Cc}/gu, '?')}” holds a character that is not allowed.`
  const parts = path.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.length > 200))
    return `The path “${path}” is not a plain relative path.`
  return null
}

const foldersOf = (path: string) =>
  path.split('/').flatMap((_, index, parts) => (index === 0 ? [] : [parts.slice(0, index).join('/')]))

const isLitter = (path: string) =>
  path.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.git\/)/.test(path)

import { posix } from 'node:path'
import { toPathPattern } from './pathPattern.ts'
import { toSessionPath } from './sessionPath.ts'
import type { FileTool } from './toolCall.ts'
import { readInput } from './toolInput.ts'
import { answered, failed } from './toolOutcomes.ts'
import { walkFiles } from './walkFiles.ts'

const mostPaths = 200

/** Paths of files whose name fits a pattern, the last changed first. */
export const globTool: FileTool = async (input, { fs }) => {
  const fields = readInput(input)
  const pattern = fields.text('pattern')
  const folder = toSessionPath(fields.optionalText('path') ?? '.')
  if (!(await fs.exists(folder)) || !(await fs.stat(folder)).isDirectory) return failed(`${folder} is not a folder.`)

  const fits = toPathPattern(pattern)
  const found: { path: string; mtime: Date }[] = []
  for await (const file of walkFiles(fs, folder)) {
    if (fits.test(pattern.startsWith('/') ? file.path : posix.relative(folder, file.path))) found.push(file)
  }
  if (found.length === 0) return answered(`No file in ${folder} matches ${pattern}.`)
  found.sort((a, b) => b.mtime.getTime() - a.mtime.getTime() || (a.path < b.path ? -1 : 1))
  const paths = found.slice(0, mostPaths).map((file) => file.path)
  if (found.length > mostPaths) paths.push(`[${found.length - mostPaths} more files are left out]`)
  return answered(paths.join('\n'))
}

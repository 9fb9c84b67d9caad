import { posix } from 'node:path'
import { toSessionPath } from './sessionPath.ts'
import type { FileTool } from './toolCall.ts'
import { readInput } from './toolInput.ts'
import { answered, failed } from './toolOutcomes.ts'

/** Writes a whole file, with the folders it needs. */
export const writeTool: FileTool = async (input, { fs }) => {
  const fields = readInput(input)
  const path = toSessionPath(fields.text('file_path'))
  const content = fields.contentText('content')
  const isThere = await fs.exists(path)
  if (isThere && (await fs.stat(path)).isDirectory) return failed(`${path} is a folder.`)
  if (!isThere) await fs.mkdir(posix.dirname(path), { recursive: true })
  await fs.writeFile(path, content)
  return answered(`${isThere ? 'Overwrote' : 'Created'} ${path} (${Buffer.byteLength(content)} bytes).`)
}

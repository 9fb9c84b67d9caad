import { posix } from 'node:path'
import { toSessionPath } from './sessionPath.ts'
import type { FileTool } from './toolCall.ts'
import { readInput } from './toolInput.ts'
import { answered, failed } from './toolOutcomes.ts'

const defaultLines = 2000
const imageBytes = 5 * 1024 * 1024
const textBytes = 32 * 1024 * 1024
const imageTypes: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
}

/** Lines of a text file with their numbers, as `cat -n` writes them, or an image as an image block. */
export const readTool: FileTool = async (input, { fs }) => {
  const fields = readInput(input)
  const path = toSessionPath(fields.text('file_path'))
  const offset = fields.optionalWhole('offset', 0) ?? 1
  const limit = fields.optionalWhole('limit', 1) ?? defaultLines

  if (!(await fs.exists(path))) return failed(`${path} does not exist.`)
  const stat = await fs.stat(path)
  if (stat.isDirectory) return failed(`${path} is a folder. Use Glob, or Bash with ls, to see what is in it.`)

  const mediaType = imageTypes[posix.extname(path).toLowerCase()]
  if (mediaType !== undefined) {
    if (stat.size > imageBytes) return failed(`${path} has ${stat.size} bytes; images of up to 5 MB can be shown.`)
    const data = Buffer.from(await fs.readFileBuffer(path)).toString('base64')
    return { content: [{ type: 'image', source: { type: 'base64', media_type: mediaType, data } }], isError: false }
  }
  if (stat.size > textBytes) {
    return failed(`${path} has ${stat.size} bytes, too many to read at once. Use Bash with head, tail, sed or grep.`)
  }

  const bytes = await fs.readFileBuffer(path)
  if (bytes.includes(0)) {
    return failed(
      `${path} is a binary file of ${stat.size} bytes and cannot be shown as text. Use Bash with od or file.`,
    )
  }
  const text = new TextDecoder().decode(bytes)
  if (text === '') return answered(`${path} is empty.`)
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const first = Math.max(offset, 1)
  if (first > lines.length) return failed(`${path} has ${lines.length} lines; offset ${offset} is behind its end.`)
  const shown = lines.slice(first - 1, first - 1 + limit)
  const numbered = shown.map((line, index) => `${String(first + index).padStart(6)}\t${line}`).join('\n')
  const last = first + shown.length - 1
  if (last === lines.length) return answered(numbered)
  return answered(`${numbered}\n[lines ${first} to ${last} of ${lines.length}; read on with offset ${last + 1}]`)
}

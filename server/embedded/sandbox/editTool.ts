import { toSessionPath } from './sessionPath.ts'
import type { FileTool } from './toolCall.ts'
import { readInput } from './toolInput.ts'
import { answered, failed } from './toolOutcomes.ts'

/** Replaces an exact piece of text. It must be there once, unless every place is meant. */
export const editTool: FileTool = async (input, { fs }) => {
  const fields = readInput(input)
  const path = toSessionPath(fields.text('file_path'))
  const oldText = fields.contentText('old_string')
  const newText = fields.contentText('new_string')
  const replaceAll = fields.flag('replace_all')

  if (oldText === '') return failed('Input field `old_string` is empty. Use Write to create a file.')
  if (oldText === newText) return failed('`old_string` and `new_string` are the same, so nothing would change.')
  if (!(await fs.exists(path))) return failed(`${path} does not exist. Use Write to create it.`)
  if ((await fs.stat(path)).isDirectory) return failed(`${path} is a folder.`)
  const bytes = await fs.readFileBuffer(path)
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (!Buffer.from(before).equals(bytes)) {
    return failed(`${path} is not UTF-8 text; editing it would damage it. Use Bash.`)
  }

  const places = before.split(oldText)
  const count = places.length - 1
  if (count === 0) return failed(`\`old_string\` was not found in ${path}. Read the file and copy the text exactly.`)
  if (count > 1 && !replaceAll) {
    return failed(`\`old_string\` is there ${count} times in ${path}. Add lines around it, or set \`replace_all\`.`)
  }
  await fs.writeFile(path, places.join(newText))
  const line = (places[0] ?? '').split('\n').length
  return answered(
    count === 1 ? `Edited ${path} at line ${line}.` : `Edited ${path} in ${count} places, from line ${line}.`,
  )
}

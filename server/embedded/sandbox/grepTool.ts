import type { Bash } from 'just-bash'
import type { JsonObject } from '../canonical.ts'
import type { ToolOutcome } from './sandbox.ts'
import { toSessionPath } from './sessionPath.ts'
import type { ToolContext } from './toolCall.ts'
import { readInput } from './toolInput.ts'
import { answered, failed } from './toolOutcomes.ts'

const defaultLines = 1000
const modeSwitches = { files_with_matches: ['-l'], content: ['-H'], count: ['-c', '-H'] }

/** Searches file contents with the shell's ripgrep, whose expressions run in linear time. */
export async function grepTool(input: JsonObject, { fs }: ToolContext, bash: Bash): Promise<ToolOutcome> {
  const fields = readInput(input)
  const pattern = fields.text('pattern')
  const path = toSessionPath(fields.optionalText('path') ?? '.')
  const glob = fields.optionalText('glob')
  const mode = fields.oneOf('output_mode', ['files_with_matches', 'content', 'count'])
  const most = fields.optionalWhole('head_limit', 1) ?? defaultLines
  const isCaseBlind = fields.flag('-i')
  const isNumbered = input['-n'] === undefined || fields.flag('-n')
  const context = (['-A', '-B', '-C'] as const).flatMap((name) => {
    const lines = fields.optionalWhole(name, 0)
    return lines === undefined ? [] : [name, String(lines)]
  })
  if (!(await fs.exists(path))) return failed(`${path} does not exist.`)

  const args = [...modeSwitches[mode], '--hidden', isCaseBlind ? '-i' : '-s', '-e', pattern]
  if (mode === 'content') args.push(isNumbered ? '-n' : '-N', ...context)
  if (glob) args.push('--glob', glob)
  // Arguments given this way never pass through the shell's parser.
  const { stdout, stderr, exitCode } = await bash.exec('rg', { args: [...args, path] })
  if (exitCode > 1) return failed(stderr.trim() || `The search ended with exit code ${exitCode}.`)
  const lines = stdout.split('\n').filter((line, index, all) => line !== '' || index < all.length - 1)
  if (lines.length === 0) return answered(`No match for ${pattern} in ${path}.`)
  const shown = lines.slice(0, most)
  if (lines.length > most) shown.push(`[${lines.length - most} more lines are left out]`)
  return answered(shown.join('\n'))
}

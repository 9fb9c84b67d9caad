import type { Bash } from 'just-bash'
import type { JsonObject } from '../canonical.ts'
import type { ToolOutcome } from './sandbox.ts'
import type { SandboxLimits } from './sandboxLimits.ts'
import { workspaceFolder } from './toolCall.ts'
import { commandTimeMs, readInput } from './toolInput.ts'
import { answered, clip, failed } from './toolOutcomes.ts'

/** Runs one command line to its end. See `toolDefinitions.ts` for the form of the answer. */
export async function runBash(input: JsonObject, bash: Bash, limits: SandboxLimits): Promise<ToolOutcome> {
  const fields = readInput(input)
  const command = fields.text('command')
  fields.optionalText('description')
  const timeMs = commandTimeMs(input, limits)
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), timeMs)
  try {
    const result = await bash.exec(command, { cwd: workspaceFolder, rawScript: true, signal: deadline.signal })
    const hasTimedOut = deadline.signal.aborted
    // The shell's own word for it says less than ours.
    const errors = hasTimedOut ? result.stderr.replace(/bash: execution aborted\n$/, '') : result.stderr
    const output = clip(joinLines(result.stdout, errors), limits.outputBytes)
    if (hasTimedOut) return failed(joinLines(output, timedOut(timeMs)))
    if (result.exitCode !== 0) return failed(joinLines(output, `[exit code ${result.exitCode}]`))
    return answered(output)
  } catch (error) {
    if (deadline.signal.aborted) return failed(timedOut(timeMs))
    throw error
  } finally {
    clearTimeout(timer)
  }
}

export const timedOut = (timeMs: number) => `[timed out after ${timeMs / 1000} s]`

function joinLines(first: string, second: string): string {
  if (first === '' || second === '' || first.endsWith('\n')) return first + second
  return `${first}\n${second}`
}

import type { ScriptedReply, ScriptedTurn } from './scriptedTurn.ts'

const shownLines = 20

/** A Markdown code block that cannot be closed by what is in it. Long text is cut to its first and last lines. */
export function fenced(text: string, language = ''): string {
  const lines = text.replace(/\n$/, '').split('\n')
  const shown =
    lines.length <= shownLines
      ? lines
      : [...lines.slice(0, 8), `… ${lines.length - 16} lines left out here …`, ...lines.slice(-8)]
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${shown.join('\n') || '(no output)'}\n${fence}`
}

/** The reply of a script whose tools the agent does not have; null when all are there. */
export function needTools({ hasTool }: ScriptedTurn, names: string[]): ScriptedReply | null {
  const missing = names.filter((name) => !hasTool(name))
  if (missing.length === 0) return null
  const list = missing.map((name) => `\`${name}\``).join(' and ')
  return {
    text: `This agent has no ${list} tool, which I need for that. Add it to the agent's \`tools\` (type \`agent_toolset_20260401\`), then create a new session.`,
  }
}

/** "worked" or "failed", with the output. */
export function outcome(result: { text: string; isError: boolean } | undefined): string {
  if (!result) return 'There is no result.'
  return `${result.isError ? '**It failed.** The answer was:' : 'It worked. The output:'}\n\n${fenced(result.text)}`
}

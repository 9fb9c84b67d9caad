/** What a command printed, and the exit code when the output ends by naming it. */
export function splitExitCode(output: string): { text: string; exitCode: number | null } {
  const match = /\n?\[?\(?exit (?:code|status):? (\d{1,3})\)?\]?\s*$/i.exec(output.slice(-200))
  if (!match) return { text: output.replace(/\n+$/, ''), exitCode: null }
  const text = output.slice(0, output.length - match[0].length)
  return { text: text.replace(/\n+$/, ''), exitCode: Number(match[1]) }
}

export interface NumberedLine {
  number: number
  text: string
}

/**
 * The lines of a file as Read answers them. The numbers of `cat -n` are recognised and taken out of the text; without
 * them the lines count from `firstNumber`. Lines behind the file (a remark of the tool) are in `remark`.
 */
export function readNumbered(output: string, firstNumber = 1): { lines: NumberedLine[]; remark: string } {
  const rows = output.replace(/\n$/, '').split('\n')
  const parsed = rows.map((row) => /^\s*(\d+)(?:\t|→)(.*)$/s.exec(row))
  if (!parsed[0]) return { lines: rows.map((text, index) => ({ number: firstNumber + index, text })), remark: '' }
  const end = parsed.indexOf(null)
  const numbered = end === -1 ? parsed : parsed.slice(0, end)
  return {
    lines: numbered.flatMap((match) => (match ? [{ number: Number(match[1]), text: match[2] ?? '' }] : [])),
    remark: end === -1 ? '' : rows.slice(end).join('\n').trim(),
  }
}

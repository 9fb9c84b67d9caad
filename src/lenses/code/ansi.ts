import { applySgr, plain, type TerminalStyle } from './sgr.ts'
import { legible, reversed } from './terminalColour.ts'

/** A stretch of terminal output in one style. Colours are CSS, null for the terminal's own. */
export interface AnsiRun {
  text: string
  className: string
  colour: string | null
  background: string | null
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are the subject
const sequence = /\u001b\[([0-9;:]*)m|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b./g

/** True when the text holds terminal control sequences. */
export const hasAnsi = (text: string) => text.includes('\u001b')

/** Splits terminal output into lines of styled runs. Colours and styles are kept, cursor movements are dropped. */
export function parseAnsi(text: string): AnsiRun[][] {
  const lines: AnsiRun[][] = [[]]
  let style = plain
  let look = toLook(style)
  const push = (chunk: string) => {
    for (const [index, part] of chunk.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (part) lines.at(-1)?.push({ text: part, ...look })
    }
  }
  let from = 0
  for (const match of text.matchAll(sequence)) {
    push(text.slice(from, match.index))
    from = match.index + match[0].length
    if (match[1] === undefined) continue
    style = applySgr(style, match[1])
    look = toLook(style)
  }
  push(text.slice(from))
  return lines
}

function toLook(style: TerminalStyle): Omit<AnsiRun, 'text'> {
  const { isBold, isDim, isItalic, isUnderlined, isStruck, isReversed } = style
  const [text, background] = isReversed ? reversed(style.colour, style.background) : [style.colour, style.background]
  const lines = [isUnderlined && 'underline', isStruck && 'line-through'].filter(Boolean)
  const className = [
    isDim && !text && !background ? 'text-terminal-dim' : '',
    isBold ? 'font-semibold' : '',
    isItalic ? 'italic' : '',
    lines.length === 2 ? '[text-decoration-line:underline_line-through]' : (lines[0] ?? ''),
  ]
  return { className: className.filter(Boolean).join(' '), ...legible(text, background) }
}

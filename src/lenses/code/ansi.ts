/** A stretch of terminal output in one style; `className` is empty for plain text. */
export interface AnsiRun {
  text: string
  className: string
}

interface Style {
  colour: string
  isBold: boolean
  isDim: boolean
}

// A terminal is dark in both themes, so its colours are too.
const palette = [
  'text-[oklch(0.6_0.01_260)]',
  'text-[oklch(0.74_0.16_25)]',
  'text-[oklch(0.8_0.16_150)]',
  'text-[oklch(0.85_0.13_90)]',
  'text-[oklch(0.75_0.12_250)]',
  'text-[oklch(0.75_0.14_310)]',
  'text-[oklch(0.82_0.1_200)]',
  'text-[oklch(0.95_0.005_260)]',
]

const plain: Style = { colour: '', isBold: false, isDim: false }

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are the subject
const sequence = /\u001b\[([0-9;:]*)m|\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b./g

/** True when the text holds terminal control sequences. */
export const hasAnsi = (text: string) => text.includes('\u001b')

/** Splits terminal output into lines of styled runs. Colours and weight are kept, cursor movements are dropped. */
export function parseAnsi(text: string): AnsiRun[][] {
  const lines: AnsiRun[][] = [[]]
  let style = plain
  const push = (chunk: string) => {
    for (const [index, part] of chunk.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (part) lines.at(-1)?.push({ text: part, className: toClassName(style) })
    }
  }
  let from = 0
  for (const match of text.matchAll(sequence)) {
    push(text.slice(from, match.index))
    from = match.index + match[0].length
    if (match[1] !== undefined) style = applySgr(style, match[1])
  }
  push(text.slice(from))
  return lines
}

function applySgr(before: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number)
  let style = before
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0
    if (code === 0) style = plain
    else if (code === 1) style = { ...style, isBold: true }
    else if (code === 2) style = { ...style, isDim: true }
    else if (code === 22) style = { ...style, isBold: false, isDim: false }
    else if (code === 39) style = { ...style, colour: '' }
    else if (code >= 30 && code <= 37) style = { ...style, colour: palette[code - 30] ?? '' }
    else if (code >= 90 && code <= 97) style = { ...style, colour: palette[code - 90] ?? '' }
    else if (code === 38 || code === 48) at += codes[at + 1] === 5 ? 2 : 4 // 256 colours and true colour: not drawn
  }
  return style
}

const toClassName = ({ colour, isBold, isDim }: Style) =>
  [colour || (isDim ? 'text-terminal-dim' : ''), isBold ? 'font-semibold' : ''].filter(Boolean).join(' ')

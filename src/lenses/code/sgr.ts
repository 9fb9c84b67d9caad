import { paletteColour, type Rgb } from './terminalColour.ts'

/** How a terminal writes at the moment. */
export interface TerminalStyle {
  colour: Rgb | null
  background: Rgb | null
  isBold: boolean
  isDim: boolean
  isItalic: boolean
  isUnderlined: boolean
  isStruck: boolean
  isReversed: boolean
}

export const plain: TerminalStyle = {
  colour: null,
  background: null,
  isBold: false,
  isDim: false,
  isItalic: false,
  isUnderlined: false,
  isStruck: false,
  isReversed: false,
}

const switches: Record<number, Partial<TerminalStyle>> = {
  0: plain,
  1: { isBold: true },
  2: { isDim: true },
  3: { isItalic: true },
  4: { isUnderlined: true },
  7: { isReversed: true },
  9: { isStruck: true },
  21: { isUnderlined: true },
  22: { isBold: false, isDim: false },
  23: { isItalic: false },
  24: { isUnderlined: false },
  27: { isReversed: false },
  29: { isStruck: false },
  39: { colour: null },
  49: { background: null },
}

/** The style after a "select graphic rendition" with these parameters, `1;38;5;196` or `4:3` for example. */
export function applySgr(before: TerminalStyle, parameters: string): TerminalStyle {
  const codes = parameters.split(';')
  let style = before
  for (let at = 0; at < codes.length; at += 1) {
    const [code = 0, ...parts] = (codes[at] ?? '').split(':').map(Number)
    if (code === 38 || code === 48) {
      const rest = parts.length > 0 ? parts : codes.slice(at + 1, at + 5).map(Number)
      const colour = readColour(rest, parts.length > 0)
      if (colour) style = code === 38 ? { ...style, colour } : { ...style, background: colour }
      if (parts.length === 0) at += rest[0] === 5 ? 2 : rest[0] === 2 ? 4 : 0
    } else if (code === 4 && parts[0] === 0) style = { ...style, isUnderlined: false }
    else style = { ...style, ...(switches[code] ?? namedColour(code)) }
  }
  return style
}

function namedColour(code: number): Partial<TerminalStyle> {
  if (code >= 30 && code <= 37) return { colour: paletteColour(code - 30) }
  if (code >= 90 && code <= 97) return { colour: paletteColour(code - 82) }
  if (code >= 40 && code <= 47) return { background: paletteColour(code - 40) }
  if (code >= 100 && code <= 107) return { background: paletteColour(code - 92) }
  return {}
}

/** `5;n` names one of 256 colours, `2;r;g;b` mixes one; written with colons a colour space may stand between. */
function readColour(rest: number[], hasColons: boolean): Rgb | null {
  if (rest[0] === 5) return paletteColour(rest[1] ?? -1)
  if (rest[0] !== 2) return null
  const [red = 0, green = 0, blue = 0] = hasColons ? rest.slice(-3) : rest.slice(1, 4)
  const isColour = [red, green, blue].every((part) => part >= 0 && part <= 255)
  return isColour ? [red, green, blue] : null
}

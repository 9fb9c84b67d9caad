/** A colour as red, green and blue, 0–255 each. */
export type Rgb = readonly [number, number, number]

/** The terminal's own colours; tokens.css says the same in another notation. */
const paper: Rgb = [17, 20, 25]
const ink: Rgb = [215, 218, 223]

/** Text colours 0–15, light enough for the dark paper. */
const inks: readonly Rgb[] = [
  [139, 144, 151],
  [255, 123, 114],
  [86, 211, 100],
  [227, 179, 65],
  [121, 184, 255],
  [210, 168, 255],
  [86, 212, 221],
  [230, 233, 238],
  [165, 171, 180],
  [255, 161, 152],
  [126, 231, 135],
  [242, 204, 96],
  [165, 214, 255],
  [226, 197, 255],
  [139, 233, 240],
  [255, 255, 255],
]

const steps = [0, 95, 135, 175, 215, 255]

/** Colour `index` of the 256 a terminal knows; null outside of them. */
export function paletteColour(index: number): Rgb | null {
  if (!Number.isInteger(index) || index < 0 || index > 255) return null
  if (index < 16) return inks[index] ?? null
  if (index > 231) {
    const grey = 8 + (index - 232) * 10
    return [grey, grey, grey]
  }
  const cube = index - 16
  const step = (place: number) => steps[Math.floor(cube / place) % 6] ?? 0
  return [step(36), step(6), step(1)]
}

/** How two colours contrast, 1–21, as WCAG counts. */
export function contrast(left: Rgb, right: Rgb): number {
  const [darker, lighter] = [luminance(left), luminance(right)].sort((a, b) => a - b)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

/** What a colour pair of the output becomes on screen: the text always has a contrast of at least 4.5. */
export function legible(
  text: Rgb | null,
  background: Rgb | null,
): { colour: string | null; background: string | null } {
  if (!background) {
    if (!text) return { colour: null, background: null }
    return { colour: toCss(lighten(text)), background: null }
  }
  const wanted = text ?? ink
  if (contrast(wanted, background) >= 4.5) return { colour: toCss(wanted), background: toCss(background) }
  const black: Rgb = [0, 0, 0]
  const white: Rgb = [255, 255, 255]
  const better = contrast(black, background) > contrast(white, background) ? black : white
  return { colour: toCss(better), background: toCss(background) }
}

/** Text and background changed over, for reverse video. */
export const reversed = (text: Rgb | null, background: Rgb | null): [Rgb, Rgb] => [background ?? paper, text ?? ink]

function lighten(colour: Rgb): Rgb {
  let [red, green, blue] = colour
  const more = (part: number) => Math.min(255, Math.ceil(part + (255 - part) * 0.15))
  while (contrast([red, green, blue], paper) < 4.5) [red, green, blue] = [more(red), more(green), more(blue)]
  return [red, green, blue]
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

const toCss = ([red, green, blue]: Rgb) => `rgb(${red} ${green} ${blue})`
